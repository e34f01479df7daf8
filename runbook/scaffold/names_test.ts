import { assertThrows } from "@std/assert";
import { UsageError } from "../errors/mod.ts";
import type { Block, Page } from "../pages/mod.ts";
import { pagesOf, wikiPage } from "../pages/mod.ts";
import { readRecording, RECORDING_FILE } from "../run/mod.ts";
import { namesOf } from "./names.ts";

const ROOT = new URL("../../", import.meta.url).pathname;
const EDITION = {
  name: "pages",
  title: "Pages",
  position: 1,
  steps: [],
  versions: [],
  figures: [],
  shipped: true,
};

function headingsIn(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => block.type === "heading" ? [block.id] : []);
}

function anchorsIn({ name, blocks }: Page): readonly string[] {
  return [name, ...headingsIn(blocks)];
}

Deno.test("names: no step is called as a part of the pages is, for links would lead there", () => {
  const run = readRecording(`${ROOT}/${RECORDING_FILE}`);
  const pages = [...pagesOf(run), wikiPage(run, EDITION)];
  const steps = new Set([...run.steps.keys()]);
  const anchors = pages.flatMap(anchorsIn).filter((id) => !steps.has(id) && id !== EDITION.name);
  for (const id of anchors) assertThrows(() => namesOf(id), UsageError, `"${id}"`);
});
