import { assertEquals } from "@std/assert";
import { type Match, matchPattern } from "./match.ts";
import { parsePattern } from "./pattern.ts";

function judge(pattern: string, actual: string, known: Record<string, string> = {}): Match {
  return matchPattern(parsePattern(pattern), actual, known);
}

function captures(pattern: string, actual: string, known: Record<string, string> = {}): unknown {
  const match = judge(pattern, actual, known);
  return match.type === "match" ? match.captures : match;
}

function reason(pattern: string, actual: string, known: Record<string, string> = {}): string {
  const match = judge(pattern, actual, known);
  return match.type === "match" ? "it matches" : match.reason;
}

Deno.test("match: an empty pattern asks that nothing is printed", () => {
  assertEquals(judge("", "\n\n").type, "match");
  assertEquals(reason("", "warning"), "expected no output, found `warning`");
});

Deno.test("match: a `...` line stands for any lines, also none", () => {
  for (const text of ["a\nb", "a\nx\nb", "a\nx\ny\n\nz\nb"]) {
    assertEquals(judge("a\n...\nb", text).type, "match");
  }
  assertEquals(judge("...", "").type, "match");
  assertEquals(judge("a\n...", "a").type, "match");
  assertEquals(judge("a\n...\nb", "a\nb\nc").type, "mismatch");
});

Deno.test("match: `...` in a line stands for any text of that line alone", () => {
  assertEquals(judge("Server: ...", "Server: nginx/1.22.1").type, "match");
  assertEquals(judge("a...b", "ab").type, "match");
  assertEquals(judge("a...b", "a\nb").type, "mismatch");
  assertEquals(judge("...a...b...", "xxaxxbxx").type, "match");
  assertEquals(judge("...a...b...", "xxbxxaxx").type, "mismatch");
});

Deno.test("match: blanks compare as one, being indented or not is seen", () => {
  assertEquals(judge("a b\n    c: d", "a\t   b  \n c:    d\n\n").type, "match");
  assertEquals(judge("a b", "ab").type, "mismatch");
  assertEquals(reason("a:\n  b", "a:\nb"), "expected an indented line, found `b`");
  assertEquals(reason("a:\nb", "a:\n  b"), "expected a line without indentation, found ` b`");
  assertEquals(judge("4 a\n5 b", "      4 a\n      5 b\n").type, "match");
});

Deno.test("match: tokens that follow each other are told apart by what comes after", () => {
  assertEquals(
    captures("pod/<app:name>-<set:name>-<id:name>", "pod/echo-server-74c58c9c64-fdhqt"),
    {
      app: "echo-server",
      set: "74c58c9c64",
      id: "fdhqt",
    },
  );
  assertEquals(captures("http://<a:ip>:<port:int>/", "http://10.0.0.1:80/"), {
    a: "10.0.0.1",
    port: "80",
  });
  assertEquals(captures("<a:word><b:int>", "x12"), { a: "x1", b: "2" });
});

Deno.test("match: beside `...` a token is whole", () => {
  assertEquals(captures("... <n:int> ...", "took 130 ms"), { n: "130" });
  assertEquals(judge("...<a:ip>...", "x192.168.1.2544").type, "mismatch");
  assertEquals(captures("...<a:ip>...", "http://192.168.1.254:80/"), { a: "192.168.1.254" });
  assertEquals(judge("...<a:ip>...", "192.168.1.254", { a: "192.168.1.25" }).type, "mismatch");
});

Deno.test("match: the same name twice is the same text", () => {
  assertEquals(captures("<a:word> <a:word>", "x x"), { a: "x" });
  assertEquals(reason("<a:word> <a:word>", "x y"), "expected `x` again for <a:word>, found `y`");
  assertEquals(reason("<a:int> <a:int>", "3 34"), "expected `3` again for <a:int>, found `34`");
});

Deno.test("match: what is known beforehand must stand there", () => {
  const known = { address: "192.168.1.254" };
  assertEquals(captures("at <address:ip>", "at 192.168.1.254", known), known);
  assertEquals(
    reason("at <address:ip>", "at 192.168.1.240", known),
    "expected `192.168.1.254` for <address:ip>, found `192.168.1.240`",
  );
  assertEquals(captures("no hole", "no hole", known), {});
});

Deno.test("match: a first choice that later lines contradict is taken back", () => {
  assertEquals(
    captures("...\npod <p:name>\n...\nlog of <p:name>\n...", "pod a\npod b\npod c\nlog of b\nend"),
    { p: "b" },
  );
  assertEquals(captures("...\na\nb\n...\na\nc", "a\na\nb\nb\na\nb\na\nc"), {});
  assertEquals(captures("<a:word>-<b:word> <b:word>", "x-y-z y-z"), { a: "x", b: "y-z" });
});

Deno.test("match: spans tell which lines a `...` stands for, counted as printed", () => {
  const match = judge("a\n...\nd\n...\ne", "\na\nb\nc\nd\ne\n");
  assertEquals(match.type === "match" && match.spans, [
    { type: "same", first: 1, end: 2, expected: 0 },
    { type: "skipped", first: 2, end: 4, expected: 1 },
    { type: "same", first: 4, end: 5, expected: 2 },
    { type: "skipped", first: 5, end: 5, expected: 3 },
    { type: "same", first: 5, end: 6, expected: 4 },
  ]);
});

Deno.test("match: the line named is the furthest that was reached", () => {
  const match = judge("a\n...\nfoo <n:int> x\nend", "a\nfoo bar\nq\nfoo 3 y\nfoo 4 x\nedn");
  assertEquals(match.type === "mismatch" && [match.expectedLine, match.actualLine], [3, 5]);
  assertEquals(reason("a\n...\nfoo\n...", "a\nb\nc"), "expected a line `foo`, found none");
  assertEquals(reason("a\nb", "a"), "expected `b`, found the end of the output");
  assertEquals(reason("a", "a\nb"), "expected the end of the output, found `b`");
  assertEquals(reason("a b", "a"), "expected `b`, found the end of the line");
  assertEquals(reason("a", "a b"), "expected the end of the line, found `b`");
  assertEquals(reason("a\n\nb", "a\nb"), "expected an empty line, found `b`");
});

Deno.test("match: a huge line and thousands of lines are judged in full", () => {
  const huge = "ab".repeat(500_000);
  assertEquals(judge("...a...b...a...b", huge).type, "match");
  assertEquals(judge("...a...b...a...c", huge).type, "mismatch");
  assertEquals(judge("...<x:word>c", "a.".repeat(500_000)).type, "mismatch");
  const rows = Array.from({ length: 10_000 }, (_, index) => `pod-${index} 1/1 Running ${index}s`);
  const row = "<_:name> 1/1 Running <_:age>";
  const pattern = Array(5).fill(`...\n${Array(5).fill(row).join("\n")}`).join("\n");
  assertEquals(judge(`${pattern}\n...`, rows.join("\n")).type, "match");
  assertEquals(
    reason(`${pattern}\nend of list`, rows.join("\n")),
    "expected `end`, found `pod-25`",
  );
});

Deno.test("match: too many ways to fill equal names are no match, and said so", () => {
  const names = "<a:word><b:word><c:word><d:word>";
  assertEquals(
    reason(`${names}${names}x`, "abcdefghij".repeat(60)).endsWith(
      "(not all of the too many ways to fill the holes were tried)",
    ),
    true,
  );
});
