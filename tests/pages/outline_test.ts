import { outline } from "../../runbook/dialects/mod.ts";
import { chancePages, fixturePage, SHOWN } from "../../runbook/testdata/mod.ts";
import { assertChanceShown } from "./chance_shown.ts";
import { assertFixtureShown } from "./html.ts";
import { readOutline } from "./outline.ts";

Deno.test("outline pages: a fixture is shown wherever it stands", () => {
  for (const shown of SHOWN) {
    const html = readOutline(outline.render(fixturePage(shown)));
    assertFixtureShown(html, shown, { aside: "aside.warning" });
  }
});

Deno.test("outline pages: no chance text is read as notation", () => {
  for (const chance of chancePages(400)) {
    assertChanceShown(readOutline(outline.render(chance.page)), chance);
  }
});
