/**
 * What goldmark makes of the pages, read and cleaned as Gitea and Forgejo do; `goldmark/main.go` says
 * what they do beyond that. An alert is still a quote with its first line as it is written.
 */

import { gitea } from "../../runbook/dialects/mod.ts";
import { chancePages, fixturePage, SHOWN } from "../../runbook/testdata/mod.ts";
import { assertChanceShown } from "./chance_shown.ts";
import { filtered } from "./filtered.ts";
import { assertFixtureShown } from "./html.ts";
import { assertPageShown } from "./page_shown.ts";
import { samples } from "./samples.ts";
import { tool } from "./tools/mod.ts";

Deno.test("gitea pages: a fixture is shown by goldmark wherever it stands", async () => {
  for (const shown of SHOWN) {
    assertFixtureShown(await htmlOf(gitea.render(fixturePage(shown))), shown);
  }
});

Deno.test("gitea pages: no chance text is read as notation by goldmark", async () => {
  for (const chance of chancePages(200)) {
    assertChanceShown(await htmlOf(gitea.render(chance.page)), chance);
  }
});

Deno.test("gitea pages: goldmark shows all of every run", async (t) => {
  for (const { name, pages } of await samples()) {
    await t.step(name, async () => {
      for (const page of pages) assertPageShown(await htmlOf(gitea.render(page)), page);
    });
  }
});

async function htmlOf(markdown: string): Promise<string> {
  return await filtered([await tool("goldmark")], markdown);
}
