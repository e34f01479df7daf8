import { assertEquals, assertThrows } from "@std/assert";
import { UsageError } from "../errors/mod.ts";
import { FORMAT_IDS } from "../formats/mod.ts";
import { formatNamed, FORMATS } from "./formats.ts";

Deno.test("formats: every name has what writes it, and nothing else has", () => {
  assertEquals(FORMATS.map(({ writer }) => writer.id), [...FORMAT_IDS]);
  assertEquals(FORMAT_IDS.map((id) => formatNamed(id).writer.id), [...FORMAT_IDS]);
});

Deno.test("formats: no other name is taken, and the one that was meant is told", () => {
  const { remedy } = assertThrows(() => formatNamed("forgejo"), UsageError, "there is no such");
  assertEquals(remedy, 'Did you mean "gitea"?');
  assertEquals(assertThrows(() => formatNamed(""), UsageError).remedy, undefined);
});
