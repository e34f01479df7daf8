import { assertEquals } from "@std/assert";
import { painter, wantsColour } from "./colour.ts";

Deno.test("wantsColour: a terminal is coloured, a file is not", () => {
  assertEquals(wantsColour({ TERM: "xterm" }, true), true);
  assertEquals(wantsColour({ TERM: "dumb" }, true), false);
  assertEquals(wantsColour({}, false), false);
});

Deno.test("wantsColour: NO_COLOR refuses unless it is empty, FORCE_COLOR outdoes it", () => {
  assertEquals(wantsColour({ NO_COLOR: "1" }, true), false);
  assertEquals(wantsColour({ NO_COLOR: "" }, true), true);
  assertEquals(wantsColour({ FORCE_COLOR: "1", NO_COLOR: "1" }, false), true);
  assertEquals(wantsColour({ FORCE_COLOR: "" }, false), true);
  assertEquals(wantsColour({ FORCE_COLOR: "0" }, true), false);
  assertEquals(wantsColour({ FORCE_COLOR: "false" }, true), false);
});

Deno.test("painter: what it switches on it switches off again", () => {
  assertEquals(painter(true)("bad", "x"), "\u001b[31mx\u001b[39m");
  assertEquals(painter(true)("bad", ""), "");
  assertEquals(painter(false)("bad", "x"), "x");
});
