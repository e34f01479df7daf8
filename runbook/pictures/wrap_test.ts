import { assert, assertEquals } from "@std/assert";
import { widthOf } from "./measure.ts";
import { HOSTILE_NAMES } from "./testdata/mod.ts";
import { plain, wrap } from "./wrap.ts";

const space = { width: 100, style: "name", most: 3 } as const;

Deno.test("wrap: a name is broken at its joints", () => {
  assertEquals(wrap("echoserver-5dc45cc988-bvlkl", space), {
    lines: ["echoserver-", "5dc45cc988-", "bvlkl"],
  });
});

Deno.test("wrap: a name without joints is broken where the line ends", () => {
  assertEquals(wrap("abcdefghijklmnopqrst", space), { lines: ["abcdefghijklm", "nopqrst"] });
});

Deno.test("wrap: what is too long loses its middle and keeps both ends", () => {
  const name = `begin${"x".repeat(100)}end`;
  const { lines, whole } = wrap(name, space);
  const text = lines.join("");
  assertEquals([text.slice(0, 5), text.slice(-3), whole], ["begin", "end", name]);
  assert(text.includes("…"), text);
});

Deno.test("wrap: whatever the name, no line is wider than its space and none too many", () => {
  for (const name of HOSTILE_NAMES) {
    for (const style of ["name", "note", "kind"] as const) {
      for (const most of [1, 2, 3]) {
        const { lines, whole } = wrap(name, { width: 100, style, most });
        assert(lines.length >= 1 && lines.length <= most, `${lines.length} lines of ${name}`);
        for (const line of lines) assert(widthOf(line, style) <= 100, `too wide: ${line}`);
        const kept = lines.join("").replaceAll(" ", "");
        if (whole === undefined) assertEquals(kept, plain(name).replaceAll(" ", ""));
      }
    }
  }
});
