/**
 * What cmark-gfm, GitHub's own parser, makes of the pages. Debian's is from before alerts: there a
 * note is still a quote with its first line as it is written. Its sanitizing, and the prefix that it
 * gives ids, GitHub does after that; both leave `id` and `<details>` alone.
 */

import { github } from "../../runbook/dialects/mod.ts";
import { chancePages, fixturePage, SHOWN } from "../../runbook/testdata/mod.ts";
import { assertChanceShown } from "./chance_shown.ts";
import { assertFixtureShown } from "./html.ts";
import { assertPageShown } from "./page_shown.ts";
import { filtered } from "./filtered.ts";
import { samples } from "./samples.ts";
import { tool } from "./tools/mod.ts";

Deno.test("github pages: a fixture is shown by cmark-gfm wherever it stands", async () => {
  for (const shown of SHOWN) {
    assertFixtureShown(await htmlOf(github.render(fixturePage(shown))), shown);
  }
});

Deno.test("github pages: no chance text is read as notation by cmark-gfm", async () => {
  for (const chance of chancePages(200)) {
    assertChanceShown(await htmlOf(github.render(chance.page)), chance);
  }
});

Deno.test("github pages: cmark-gfm shows all of every run", async (t) => {
  for (const { name, pages } of await samples()) {
    await t.step(name, async () => {
      for (const page of pages) assertPageShown(await htmlOf(github.render(page)), page);
    });
  }
});

async function htmlOf(markdown: string): Promise<string> {
  const extensions = ["table", "strikethrough", "autolink", "tagfilter", "tasklist"];
  const flags = ["--unsafe", ...extensions.flatMap((name) => ["--extension", name])];
  return await filtered([await tool("cmark-gfm"), ...flags], markdown);
}
