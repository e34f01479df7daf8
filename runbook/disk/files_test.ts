import { assertEquals, assertThrows } from "@std/assert";
import { testFolder } from "../testdata/mod.ts";
import { replaceFile, takeFreeName } from "./files.ts";

Deno.test("disk: a file gets its new text, and no draft stays", async () => {
  await using folder = await testFolder();
  const path = `${folder.path}/page.md`;
  replaceFile(path, "one");
  replaceFile(path, "two");
  assertEquals(Deno.readTextFileSync(path), "two");
  assertEquals(namesIn(folder.path), ["page.md"]);
});

Deno.test("disk: where the new text cannot take its place, no draft stays either", async () => {
  await using folder = await testFolder();
  Deno.mkdirSync(`${folder.path}/page.md`);
  assertThrows(() => replaceFile(`${folder.path}/page.md`, "one"));
  assertEquals(namesIn(folder.path), ["page.md"]);
});

Deno.test("disk: the first name that nobody has is taken", async () => {
  await using folder = await testFolder();
  const take = (path: string) => {
    Deno.writeTextFileSync(path, "", { createNew: true });
    return path;
  };
  const path = `${folder.path}/page.md.orig`;
  const taken = [1, 2, 3].map(() => takeFreeName(path, take));
  assertEquals(taken, [path, `${path}-2`, `${path}-3`]);
});

function namesIn(folder: string): readonly string[] {
  return [...Deno.readDirSync(folder)].map(({ name }) => name);
}
