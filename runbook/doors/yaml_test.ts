import { assertEquals, assertInstanceOf, assertStringIncludes, assertThrows } from "@std/assert";
import { parse, parseAll, stringify, YamlSyntaxError } from "@std/yaml";

Deno.test("stringify(): a manifest is the same text with either library", () => {
  const manifest = {
    apiVersion: "apps/v1",
    metadata: {
      name: "demo",
      labels: { "app.kubernetes.io/name": "demo" },
      annotations: { on: "yes", "example.com/note": "two lines\nof text\n" },
    },
    spec: {
      replicas: 3,
      enabled: true,
      ratio: 1.5,
      nothing: null,
      selector: {},
      args: [],
      template: { containers: [{ image: "httpd:2.4", ports: [{ containerPort: 80 }] }] },
      addresses: ["192.168.1.254/32", "http://demo.localhost/", "a, b", "- x", "it's", ""],
      looksLike: ["3", "true", "null", "~", "off", "2024-01-01", "1e3", "# no", "@at", "*", "[x]"],
    },
  };
  assertEquals(
    stringify(manifest, { lineWidth: -1, useAnchors: false }),
    `apiVersion: apps/v1
metadata:
  name: demo
  labels:
    app.kubernetes.io/name: demo
  annotations:
    'on': 'yes'
    example.com/note: |
      two lines
      of text
spec:
  replicas: 3
  enabled: true
  ratio: 1.5
  nothing: null
  selector: {}
  args: []
  template:
    containers:
      - image: 'httpd:2.4'
        ports:
          - containerPort: 80
  addresses:
    - 192.168.1.254/32
    - 'http://demo.localhost/'
    - 'a, b'
    - '- x'
    - it's
    - ''
  looksLike:
    - '3'
    - 'true'
    - 'null'
    - '~'
    - 'off'
    - '2024-01-01'
    - '1e3'
    - '# no'
    - '@at'
    - '*'
    - '[x]'
`,
  );
});

Deno.test("stringify(): what is written is read as it was", () => {
  const values = [
    "\t",
    " x ",
    "a: b",
    "a #b",
    "'",
    '"',
    "\\",
    "yes",
    "0x1f",
    "1_000",
    "<none>",
    "é😀",
  ];
  const data = { ...Object.fromEntries(values.map((value) => [value, value])), values };
  assertEquals(parse(stringify(data)), data);
});

Deno.test("stringify(): an object that occurs twice is written twice on demand", () => {
  const port = { port: 80 };
  assertEquals(
    stringify({ a: port, b: port }, { useAnchors: false }),
    "a:\n  port: 80\nb:\n  port: 80\n",
  );
  assertEquals(parse(stringify({ a: port, b: port })), { a: port, b: port });
});

Deno.test("stringify(): keys are sorted and indented on demand", () => {
  assertEquals(
    stringify({ b: { d: 1, c: 2 }, a: 3 }, { sortKeys: true, indent: 4 }),
    "a: 3\nb:\n    c: 2\n    d: 1\n",
  );
});

Deno.test("parse(): reads scalars as YAML 1.2 has them", () => {
  assertEquals(parse("[yes, true, 1, 1.5, 0x1f, ~, null, x]"), [
    "yes",
    true,
    1,
    1.5,
    31,
    null,
    null,
    "x",
  ]);
  assertEquals(parse("a: 2024-01-01", { schema: "core" }), { a: "2024-01-01" });
  assertInstanceOf(parse("2024-01-01"), Date);
});

Deno.test("parse(): follows aliases and merge keys", () => {
  assertEquals(parse("a: &x {b: 1}\nc: *x\nd: {<<: *x, e: 2}"), {
    a: { b: 1 },
    c: { b: 1 },
    d: { b: 1, e: 2 },
  });
});

Deno.test("parse(): of nothing is null", () => {
  assertEquals(parse(""), null);
  assertEquals(parse("# a comment\n"), null);
  assertEquals(parse("---\n"), null);
});

Deno.test("parseAll(): reads each document", () => {
  assertEquals(parseAll("a: 1\n---\nb: 2\n"), [{ a: 1 }, { b: 2 }]);
  assertEquals(parseAll(""), []);
});

Deno.test("parse(): says where a text stops being YAML", () => {
  const places: Record<string, [line: number, column: number]> = {
    "a: [1\nb: 2": [2, 1],
    "a: 1\na: 2": [2, 1],
    "- a\nb": [2, 1],
    "a: 1\n---\nb: 2": [2, 1],
    "# first\n---\na: 1\n...\n---\nb: 2": [4, 1],
  };
  for (const [text, [line, column]] of Object.entries(places)) {
    const error = assertThrows(() => parse(text), YamlSyntaxError);
    assertInstanceOf(error, SyntaxError);
    assertEquals([error.line, error.column], [line, column], text);
  }
});

Deno.test("parse(): what is nested too deeply is no YAML", () => {
  const error = assertThrows(() => parse("[".repeat(30_000)), YamlSyntaxError);
  assertStringIncludes(error.message, "nesting exceeded");
  assertEquals(error.line, 1);
});

Deno.test("parse(): an alias or a merge key without its anchor is no YAML", () => {
  assertThrows(() => parse("a: *x"), YamlSyntaxError);
  assertThrows(() => parse("<<: 1"), YamlSyntaxError);
});

Deno.test("parse(): a key that is no scalar is refused", () => {
  assertThrows(() => parse("{ a: b }: c\n"), YamlSyntaxError);
});
