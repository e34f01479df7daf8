#!/usr/bin/env python3
"""Prints every secret in many ways: leak WORD; in a long output: leak long; on stderr: leak until."""

import base64
import json
import os
import shlex
import sys
import urllib.parse


def ways(secret):
    data = secret.encode()
    yield secret
    yield from ("    " + line for line in secret.split("\n"))
    yield base64.b64encode(data).decode()
    yield base64.b64encode(b"user:" + data).decode()
    yield base64.b64encode(b"a" + data + b"z").decode()
    yield base64.urlsafe_b64encode(data).decode().rstrip("=")
    yield base64.encodebytes(data).decode()
    yield urllib.parse.quote(secret)
    yield urllib.parse.quote(secret, safe="")
    yield urllib.parse.quote_plus(secret)
    yield json.dumps({"secret": secret})
    yield json.dumps({"secret": secret}, ensure_ascii=False)
    yield shlex.quote(secret)


def put(text, size, out):
    """Writes a text in pieces of so many bytes, each by itself."""
    data = text.encode()
    for begin in range(0, len(data), size):
        os.write(out, data[begin:begin + size])


with open(os.environ["SECRETS"], encoding="utf-8") as file:
    secrets = list(json.load(file).values())
how = sys.argv[1]
out = 2 if how == "until" else 1
for secret in secrets:
    for way in ways(secret):
        put(f"is {way} so\n", 1 << 16, out)
    for size in (1, 7, len(secret) // 2):
        put(f"in pieces {secret} so\n", size, out)
    if how == "long":
        put("nothing to hide\n" * 20_000, 1 << 16, out)
