import { assertEquals, assertMatch, assertNotEquals } from "@std/assert";
import { FIXTURES } from "../testdata/mod.ts";
import { CellIds, linesOf, literal } from "./notebook_cell.ts";

Deno.test("cell: whatever a text holds, its literal is that text again", async () => {
  for (const fixture of [...FIXTURES, "a`b${c}\\u0041\\", "$${x}", "\u2028", "\\`", "$\\{"]) {
    const source = `export const text = ${literal(fixture)};`;
    const { text } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
    // What a template holds has line feeds only; a page's text has them already.
    assertEquals(text, fixture.replaceAll("\r\n", "\n"));
  }
});

Deno.test("cell: lines are the text, cut behind its line feeds", () => {
  assertEquals(linesOf(""), []);
  assertEquals(linesOf("a"), ["a"]);
  assertEquals(linesOf("a\n\nb\n"), ["a\n", "\n", "b\n"]);
  for (const fixture of FIXTURES) assertEquals(linesOf(fixture).join(""), fixture);
  assertEquals(linesOf("half \ud800"), ["half \ufffd"]);
});

Deno.test("cell: ids are of the signs and the length that notebooks take, none twice", () => {
  const ids = new CellIds();
  assertEquals(ids.take("demo-1"), "demo-1");
  assertEquals(ids.take("demo-1"), "demo-1-2");
  assertEquals(ids.take("demo-1-2"), "demo-1-2-2");
  assertEquals(ids.take("file pool.yaml"), "file-pool-yaml");
  assertMatch(ids.take(""), /^[\w-]{1,64}$/);
  const long = "x".repeat(100);
  const [first, second] = [ids.take(long), ids.take(long)];
  assertNotEquals(first, second);
  for (const id of [first, second]) assertMatch(id, /^[\w-]{1,64}$/);
});
