import { assertEquals } from "@std/assert";
import { joinProse, proseBlocks } from "./prose.ts";

Deno.test("prose: the lines of a paragraph become one, blank lines part paragraphs", () => {
  assertEquals(joinProse(proseBlocks("a\nb\n  c\n\n\nd\n")), "a b c\n\nd");
});

Deno.test("prose: items stay together, their lines become one, their depth is kept", () => {
  const markdown = "Two:\n- a\n  b\n- c\n  - d\n    e\n1. f\nAfter.";
  assertEquals(joinProse(proseBlocks(markdown)), "Two:\n\n- a b\n- c\n  - d e\n1. f After.");
  assertEquals(joinProse(proseBlocks("- a\n\nb")), "- a\n\nb");
});

Deno.test("prose: fences, tables, quotes and headings stay as they are", () => {
  const fence = "````text\na\n\n```\n# b\n- c\n````";
  for (
    const kept of [
      fence,
      "~~~\na\n~~~",
      "```\na\n```text\nb\n```",
      "| a |\n|---|\n| b |",
      "> a\n> b",
      "### a",
    ]
  ) {
    assertEquals(joinProse(proseBlocks(kept)), kept);
    assertEquals(joinProse(proseBlocks(`x\ny\n\n${kept}\n\nz`)), `x y\n\n${kept}\n\nz`);
  }
});

Deno.test("prose: a word with a hyphen or a number begins no item", () => {
  assertEquals(joinProse(proseBlocks("layer\n-2 and 3.5\nmore")), "layer -2 and 3.5 more");
});
