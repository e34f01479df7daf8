import { assert, assertEquals } from "@std/assert";
import { chop, cut, expandTabs, width } from "./width.ts";
import { wrap } from "./wrap.ts";

Deno.test("width: wide characters take two columns, combining ones and colours none", () => {
  assertEquals(["a", "日本", "🦫", "e\u0301", "\u001b[31ma\u001b[39m", ""].map(width), [
    1,
    4,
    2,
    1,
    1,
    0,
  ]);
});

Deno.test("chop: pieces fit and lose nothing", () => {
  for (const text of ["", "abc", "x".repeat(100), "日本語".repeat(9), "a🦫".repeat(9)]) {
    for (const columns of [2, 3, 10]) {
      const pieces = chop(text, columns);
      assertEquals(pieces.join(""), text);
      for (const piece of pieces) assert(width(piece) <= columns, piece);
    }
  }
});

Deno.test("cut: says with an ellipsis that something is missing", () => {
  assertEquals(cut("abcdef", 6), "abcdef");
  assertEquals(cut("abcdef", 5), "abcd…");
  assertEquals(cut("日本語", 4), "日…");
});

Deno.test("expandTabs: every tab leads to the next eighth column", () => {
  assertEquals(expandTabs("a\tb\t\tc"), "a       b               c");
  assertEquals(expandTabs("日\tb"), "日      b");
  assertEquals(expandTabs("none"), "none");
});

Deno.test("wrap: lines end between words, later lines are indented like the first", () => {
  assertEquals(wrap("one two three", { columns: 9, first: "- " }), ["- one two", "  three"]);
  assertEquals(wrap("", { columns: 9, first: "- " }), ["- "]);
});

Deno.test("wrap: a word that is too long is cut, and what follows goes on behind it", () => {
  assertEquals(wrap("a abcdefgh b", { columns: 5 }), ["a", "abcde", "fgh b"]);
});

Deno.test("wrap: blanks that must not break do not", () => {
  assertEquals(wrap("say deno\u00a0task\u00a0run now", { columns: 14 }), [
    "say",
    "deno task run",
    "now",
  ]);
});
