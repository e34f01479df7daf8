import { assert, assertEquals } from "@std/assert";
import { matchPattern } from "./match.ts";
import { parsePattern } from "./pattern.ts";
import { type MismatchOptions, renderMismatch } from "./render.ts";

function show(expected: string, actual: string, options: MismatchOptions): string[] {
  const pattern = parsePattern(expected);
  const match = matchPattern(pattern, actual);
  assert(match.type === "mismatch");
  return renderMismatch(pattern, actual, match, options).split("\n");
}

Deno.test("render: the first line that differs is marked, its neighbours are shown", () => {
  assertEquals(show("a\nb\nc", "a\nx\nc\nd", { width: 40 }), [
    "  expected          | printed",
    "  a                 | a",
    "> b                 | x",
    "  c                 | c",
    "                    | d",
  ]);
});

Deno.test("render: what `...` stands for is counted, not shown", () => {
  assertEquals(show("a\n...\ny z\nb", "a\n1\n2\n3\ny z\nc", { width: 40 }), [
    "  expected          | printed",
    "  a                 | a",
    "  ...               | ... (3 lines)",
    "  y z               | y z",
    "> b                 | c",
  ]);
});

Deno.test("render: a missing and a superfluous line are named as such", () => {
  assertEquals(show("a\nb", "a", { width: 40 }).at(-1), "> b                 | (no such line)");
  assertEquals(show("a", "a\nb", { width: 40 }).at(-1), "> (nothing more)    | b");
});

Deno.test("render: no line is wider than asked, also of a huge line", () => {
  for (const width of [40, 79, 80, 133]) {
    const lines = show(
      "word ".repeat(50) + "x".repeat(300),
      "word ".repeat(49) + "y".repeat(99_999),
      {
        width,
      },
    );
    assert(lines.length < 20);
    for (const line of lines) assert(line.length <= width, line);
  }
});

Deno.test("render: control characters are shown by their symbols", () => {
  assertEquals(show("a", "b\u0007", { width: 40 }).at(-1), "> a                 | b␇");
});

Deno.test("render: colours are added to pieces of settled length", () => {
  const lines = show("a", "b", { width: 40, paint: (text, role) => `[${role}:${text}]` });
  assertEquals(lines[1], `> [expected:${"a".padEnd(17)}] | [actual:b]`);
});
