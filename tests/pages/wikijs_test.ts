import { assertEquals } from "@std/assert";
import { wikijs } from "../../runbook/dialects/wikijs.ts";
import { chancePages, fixturePage, SHOWN } from "../../runbook/testdata/mod.ts";
import { assertChanceShown } from "./chance_shown.ts";
import { assertFixtureShown } from "./html.ts";
import { readWikijs } from "./wikijs.ts";

Deno.test("wikijs pages: a fixture is shown wherever it stands", () => {
  for (const shown of SHOWN) {
    const { meta, html } = readWikijs(wikijs.render(fixturePage(shown)));
    // The title is what the front matter says; Wiki.js shows it above the page.
    assertEquals(meta.title, shown.line);
    assertFixtureShown(html, shown, { unseen: ["title"], aside: "blockquote.is-danger" });
  }
});

Deno.test("wikijs pages: no chance text is read as notation", () => {
  for (const chance of chancePages(400)) {
    const { meta, html } = readWikijs(wikijs.render(chance.page));
    assertEquals(meta.title, chance.line);
    assertChanceShown(html, chance, { titled: true });
  }
});
