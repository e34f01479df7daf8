import { assertEquals } from "@std/assert";
import { printedLines } from "./printed.ts";

Deno.test("printed lines: colours and links do not show", () => {
  assertEquals(printedLines("\x1b[1;32mReady\x1b[0m\n"), ["Ready"]);
  assertEquals(printedLines("\x1b]8;;https://example.org\x07here\x1b]8;;\x07"), ["here"]);
});

Deno.test("printed lines: CRLF ends a line as LF does", () => {
  assertEquals(printedLines("one\r\ntwo\r\n"), ["one", "two"]);
});

Deno.test("printed lines: after a lone CR the line is written over", () => {
  assertEquals(printedLines("  0%\r 50%\r100%\ndone\n"), ["100%", "done"]);
  assertEquals(printedLines("downloading\rdone"), ["doneloading"]);
  assertEquals(printedLines("downloading\r\x1b[Kdone\n"), ["done"]);
  assertEquals(printedLines("downloading\rdone\x1b[0K\n"), ["done"]);
  assertEquals(printedLines("downloading\x1b[2K\rdone\n"), ["done"]);
});

Deno.test("printed lines: an unfinished last line counts, an empty end does not", () => {
  assertEquals(printedLines("one\n\ntwo"), ["one", "", "two"]);
  assertEquals(printedLines("one\n"), ["one"]);
  assertEquals(printedLines(""), []);
});
