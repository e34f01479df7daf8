import { assertEquals } from "@std/assert";
import { printable, printableLines } from "./printable.ts";

Deno.test("printable: colours are gone, other control characters are shown, not obeyed", () => {
  assertEquals(printable("\u001b[31mred\u001b[0m \u0007 \u001b \u007f \u0085"), "red ␇ ␛ ␡ �");
  assertEquals(printable("a\r\nb\rc\td"), "a\nb\nc\td");
});

Deno.test("printable: nothing reverses the order of what is read", () => {
  assertEquals(printable("a\u202eb\u2066c"), "a�b�c");
});

Deno.test("printable: lines are as a terminal shows them at last", () => {
  assertEquals(printableLines("10 %\r99 %\rdone\nend\u0000\n"), ["done", "end␀"]);
});
