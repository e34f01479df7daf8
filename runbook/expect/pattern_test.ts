import { assertEquals, assertThrows } from "@std/assert";
import { parsePattern, PatternError } from "./pattern.ts";
import { escapePattern } from "./testdata/escape.ts";
import { matchPattern } from "./match.ts";

Deno.test("pattern: keeps its dedented source and the names of its captures", () => {
  const pattern = parsePattern(`
    pod/<pod:name>   <_:word>
      <age:age> <pod:name>
  `);
  assertEquals(pattern.source, "pod/<pod:name>   <_:word>\n  <age:age> <pod:name>");
  assertEquals(pattern.captures, ["pod", "age"]);
  assertEquals(pattern.lines.map((line) => line.source), [
    "pod/<pod:name> <_:word>",
    " <age:age> <pod:name>",
  ]);
});

Deno.test("pattern: an unknown kind is refused with its place and the likely one", () => {
  const error = assertThrows(
    () => parsePattern("\n  NAME\n  demo  <address:pi>\n"),
    PatternError,
    "did you mean <address:ip>?",
  );
  assertEquals([error.line, error.column], [3, 9]);
});

Deno.test("pattern: one name cannot have two kinds, _ can", () => {
  const error = assertThrows(() => parsePattern("<a:int> <a:ip>"), PatternError, "<a:int>");
  assertEquals([error.line, error.column], [1, 9]);
  assertEquals(parsePattern("<_:int> <_:ip>").captures, []);
});

Deno.test("pattern: other angle brackets are literal", () => {
  for (const text of ["<none>", "<pending>", "<html>", "<error: ...>", "<a:>", "<:int>", "a < b"]) {
    assertEquals(parsePattern(text).captures, []);
    assertEquals(matchPattern(parsePattern(text), text).type, "match");
  }
});

Deno.test("pattern: a backslash makes the next `...` or hole literal", () => {
  const dots = parsePattern("waiting\\...");
  assertEquals(matchPattern(dots, "waiting...").type, "match");
  assertEquals(matchPattern(dots, "waiting for it").type, "mismatch");
  assertEquals(matchPattern(parsePattern("\\..."), "...").type, "match");
  assertEquals(matchPattern(parsePattern("\\..."), "one\ntwo").type, "mismatch");
  assertEquals(matchPattern(parsePattern("\\<n:int>"), "<n:int>").type, "match");
  assertEquals(matchPattern(parsePattern("\\<n:int>"), "3").type, "mismatch");
});

Deno.test("pattern: two backslashes before a hole are one, elsewhere each is itself", () => {
  assertEquals(matchPattern(parsePattern("C:\\\\<n:int>"), "C:\\3").type, "match");
  assertEquals(matchPattern(parsePattern("a\\b\\\\c"), "a\\b\\\\c").type, "match");
});

Deno.test("pattern: an escaped text is met by itself alone", () => {
  const text = "\\\\... <a:int> \\<b:ip>...... <none> \\";
  const pattern = parsePattern(escapePattern(text));
  assertEquals(pattern.captures, []);
  assertEquals(matchPattern(pattern, text).type, "match");
  assertEquals(matchPattern(pattern, text.replace("<a:int>", "3")).type, "mismatch");
  assertEquals(matchPattern(pattern, text.replace("...", "+++")).type, "mismatch");
});
