"""Validates a notebook, runs all of its cells in Deno's kernel, and prints it as it is then."""

import sys

import nbclient
import nbformat

notebook = nbformat.read(sys.argv[1], as_version=nbformat.NO_CONVERT)
nbformat.validate(notebook)
nbclient.NotebookClient(notebook, kernel_name="deno", timeout=60).execute()
print(nbformat.writes(notebook))
