import { assertEquals } from "@std/assert";
import { lastLine } from "./last_words.ts";

Deno.test("last words: the last line that says something, not more than fits on a screen", () => {
  assertEquals(lastLine("first\nlast\n \n\n"), "last");
  assertEquals(lastLine("\n"), undefined);
  assertEquals(lastLine("x".repeat(1000))?.length, 200);
});
