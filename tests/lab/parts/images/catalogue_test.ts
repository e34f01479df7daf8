import { assertArrayIncludes, assertEquals } from "@std/assert";
import { parse } from "@std/yaml";
import { CATALOGUE, namesOf } from "./catalogue.ts";

Deno.test("catalogue: an image has a name for each repository and tag", () => {
  const entry = { repositories: ["a", "b/c"], tags: ["1", "2"] };
  assertEquals(namesOf(entry), ["a:1", "a:2", "b/c:1", "b/c:2"]);
});

Deno.test("catalogue: no two images share a name", () => {
  const names = Object.values(CATALOGUE).flatMap(namesOf);
  assertEquals(names.length, new Set(names).size);
});

Deno.test("catalogue: the images of the runbook's own settings are there", async () => {
  const file = new URL("../../../../config/runbook.yaml", import.meta.url);
  const { images } = parse(await Deno.readTextFile(file)) as { images: Record<string, string> };
  const wanted = Object.values(images).map((image) => image.slice(image.indexOf("/") + 1));
  assertArrayIncludes(Object.values(CATALOGUE).flatMap(namesOf), wanted);
});
