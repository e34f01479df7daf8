import { assertEquals, assertMatch, assertRejects } from "@std/assert";
import { createServer } from "node:net";
import { classify } from "./classify.ts";
import { type HttpRequest, requestHttp } from "./http.ts";
import {
  closedPort,
  listen,
  type Loopback,
  serveHttp,
  serveHttp2,
  serveHttps,
} from "../testdata/mod.ts";

function ask(server: Loopback, url: string, options: Partial<HttpRequest> = {}) {
  const target = new URL(url);
  target.port = String(server.port);
  return requestHttp({ url: target.href, address: "127.0.0.1", ...options });
}

Deno.test("http: the host of the URL is told to the server and never looked up", async () => {
  await using server = await serveHttp((request, response) => {
    response.end(`${request.method} ${request.url} for ${request.headers.host}`);
  });
  const answer = await ask(server, "http://demo.invalid/path?query=1");
  assertEquals(answer.body, `GET /path?query=1 for demo.invalid:${server.port}`);
  assertEquals(answer.status, 200);
  assertEquals(answer.httpVersion, "1.1");
  assertEquals(answer.certificate, null);
});

Deno.test("http: method and headers are as asked", async () => {
  await using server = await serveHttp((request, response) => {
    response.setHeader("x-seen", `${request.method} ${request.headers["x-mark"]}`);
    response.end("never sent for HEAD");
  });
  const answer = await ask(server, "http://demo.invalid/", {
    method: "HEAD",
    headers: { "x-mark": "abc" },
  });
  assertEquals(answer.headers["x-seen"], "HEAD abc");
  assertEquals(answer.body, "");
});

Deno.test("http: header names are in lower case, several values are joined", async () => {
  await using server = await serveHttp((_request, response) => {
    response.setHeader("X-Mixed", "Kept");
    response.setHeader("Set-Cookie", ["a=1", "b=2"]);
    response.end();
  });
  const { headers } = await ask(server, "http://demo.invalid/");
  assertEquals(headers["x-mixed"], "Kept");
  assertEquals(headers["set-cookie"], "a=1, b=2");
});

Deno.test("http: a redirect is an answer and is not followed", async () => {
  let requests = 0;
  await using server = await serveHttp((_request, response) => {
    requests++;
    response.writeHead(301, { location: "/elsewhere" }).end();
  });
  const answer = await ask(server, "http://demo.invalid/");
  assertEquals(answer.status, 301);
  assertEquals(answer.headers["location"], "/elsewhere");
  assertEquals(requests, 1);
});

Deno.test("http: each request has a connection of its own", async () => {
  const ports = new Set<number>();
  await using server = await serveHttp((request, response) => {
    ports.add(request.socket.remotePort ?? 0);
    response.end();
  });
  for (let time = 0; time < 3; time++) await ask(server, "http://demo.invalid/");
  assertEquals(ports.size, 3);
});

Deno.test("http: of a body beyond the limit the beginning is kept, and it is said", async () => {
  await using server = await serveHttp((_request, response) => {
    response.write("0123456789".repeat(10_000));
    response.end("the end");
  });
  const answer = await ask(server, "http://demo.invalid/", { limit: 12 });
  assertEquals(answer.body, "012345678901");
  assertEquals(answer.truncated, true);
});

Deno.test("http: a body as long as the limit is whole", async () => {
  await using server = await serveHttp((_request, response) => void response.end("äöü"));
  const answer = await ask(server, "http://demo.invalid/", { limit: 6 });
  assertEquals(answer.body, "äöü");
  assertEquals(answer.truncated, false);
});

Deno.test("http: TLS settles on HTTP/2 and shows who the server is", async () => {
  await using server = await serveHttp2("It works!");
  const answer = await ask(server, "https://demo.invalid/", { insecure: true });
  assertEquals(answer.httpVersion, "2");
  assertEquals(answer.body, "It works!");
  assertEquals(answer.headers["x-host"], `demo.invalid:${server.port}`);
  assertEquals(answer.certificate, {
    subject: "Loopback test server",
    issuer: "Loopback test server",
    trusted: false,
  });
});

Deno.test("http: HTTP/1.1 over TLS where it is asked for or the server has nothing else", async () => {
  await using both = await serveHttp2("both");
  assertEquals(
    (await ask(both, "https://demo.invalid/", { insecure: true, http1: true })).httpVersion,
    "1.1",
  );
  await using old = await serveHttps((_request, response) => void response.end("old"));
  const answer = await ask(old, "https://demo.invalid/", { insecure: true });
  assertEquals([answer.httpVersion, answer.body], ["1.1", "old"]);
});

Deno.test("http: a certificate that nobody vouches for is refused unless allowed", async () => {
  await using server = await serveHttps((_request, response) => void response.end());
  const error = await assertRejects(() => ask(server, "https://demo.invalid/"), Error);
  const { kind, message } = classify(error);
  assertEquals(kind, "other");
  assertMatch(message, /certificate|self.signed/i);
});

Deno.test("http: a closed port is refused at once", async () => {
  const port = closedPort();
  const error = await assertRejects(
    () => requestHttp({ url: `http://demo.invalid:${port}/`, address: "127.0.0.1" }),
    Error,
  );
  assertEquals(classify(error), {
    kind: "unreachable",
    message: `connection refused 127.0.0.1:${port}`,
  });
});

Deno.test("http: a server that says nothing is given up", async () => {
  await using server = await listen(createServer());
  for (const url of ["http://demo.invalid/", "https://demo.invalid/"]) {
    const error = await assertRejects(() => ask(server, url, { timeout: 200 }), Error);
    assertEquals(classify(error), { kind: "unreachable", message: "no answer within 0.2 s" });
  }
});

Deno.test("http: a body that never ends is given up", async () => {
  await using server = await serveHttp((_request, response) => void response.write("half"));
  const error = await assertRejects(
    () => ask(server, "http://demo.invalid/", { timeout: 200 }),
    Error,
  );
  assertEquals(classify(error).kind, "unreachable");
});

Deno.test("http: an answer that breaks off is an error, not a short body", async () => {
  await using server = await serveHttp((request, response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write("half", () => request.socket.destroy());
  });
  const error = await assertRejects(() => ask(server, "http://demo.invalid/"), Error);
  assertEquals(classify(error).kind, "unreachable");
});

Deno.test("http: a connection closed without an answer is an error", async () => {
  await using server = await listen(createServer((socket) => void socket.end()));
  const error = await assertRejects(() => ask(server, "http://demo.invalid/"), Error);
  assertEquals(classify(error).kind, "unreachable");
});

Deno.test("http: only an IP address is connected to, and only HTTP is spoken", async () => {
  await assertRejects(
    () => requestHttp({ url: "http://demo.invalid/", address: "localhost" }),
    TypeError,
  );
  await assertRejects(
    () => requestHttp({ url: "ftp://demo.invalid/", address: "127.0.0.1" }),
    TypeError,
  );
});
