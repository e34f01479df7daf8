/**
 * What league/commonmark makes of the pages, put together as BookStack does, of old and of today. What
 * BookStack does to the HTML beyond that: it takes scripts out, and gives everything an id of its own
 * that has none beginning with `bkmrk` (its `PageContent.php`).
 */

import { fileURLToPath } from "node:url";
import { assertEquals } from "@std/assert";
import { bookstack } from "../../runbook/dialects/mod.ts";
import { chancePages, fixturePage, SHOWN } from "../../runbook/testdata/mod.ts";
import { assertChanceShown } from "./chance_shown.ts";
import { filtered } from "./filtered.ts";
import { assertFixtureShown, readHtml } from "./html.ts";
import { assertPageShown } from "./page_shown.ts";
import { samples } from "./samples.ts";
import { tool } from "./tools/mod.ts";

const SCRIPT = fileURLToPath(new URL("bookstack.php", import.meta.url));

for (const age of ["older", "newer"]) {
  Deno.test(`bookstack pages, ${age}: a fixture is shown wherever it stands`, async () => {
    for (const shown of SHOWN) {
      const html = await htmlOf(bookstack.render(fixturePage(shown)), age);
      assertFixtureShown(html, shown, { aside: ".callout", unseen: ["title"] });
    }
  });

  Deno.test(`bookstack pages, ${age}: no chance text is read as notation`, async () => {
    for (const chance of chancePages(200)) {
      const html = await htmlOf(bookstack.render(chance.page), age);
      assertChanceShown(html, chance, { titled: true });
    }
  });

  Deno.test(`bookstack pages, ${age}: all of every run is shown`, async (t) => {
    for (const { name, pages } of await samples()) {
      await t.step(name, async () => {
        for (const page of pages) {
          const html = withParagraphs(await htmlOf(bookstack.render(page), age));
          assertPageShown(html, page, { aside: ".callout", ids: "bkmrk-", titled: true });
        }
      });
    }
  });
}

Deno.test("bookstack pages: a note of several blocks stays one callout", async () => {
  const [page] = (await samples())[0]?.pages ?? [];
  if (page === undefined) throw new Error("There is no page");
  const markdown = "a `<b>`\n\n- **c**\n- d\n\n1. e\n\n```\nf\n\ng\n```";
  const blocks = [{ type: "prose", style: "note", markdown }] as const;
  const html = readHtml(await htmlOf(bookstack.render({ ...page, blocks }), "older"));
  assertEquals(
    html.select("p.callout.info").map(({ verbatim }) => verbatim),
    ["a <b>\n\n• c\n• d\n1. e\n\nf\n\ng"],
  );
  assertEquals(html.select(".callout code").map(({ verbatim }) => verbatim), ["<b>", "f\n\ng"]);
});

/** Writes callouts as other wikis do: in BookStack one is a paragraph, with breaks within it. */
function withParagraphs(html: string): string {
  return html.replaceAll(
    /<p class="(callout [a-z]+)">(.*)<\/p>/g,
    (_, name: string, inner: string) =>
      `<div class="${name}"><p>${inner.replaceAll("<br><br>", "</p><p>")}</p></div>`,
  );
}

async function htmlOf(markdown: string, age: string): Promise<string> {
  return await filtered([await tool("php"), SCRIPT, age], markdown);
}
