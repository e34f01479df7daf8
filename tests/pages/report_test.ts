import { fold } from "../../runbook/journal/mod.ts";
import type { Page } from "../../runbook/pages/mod.ts";
import { html } from "../../runbook/records/mod.ts";
import { begunRun, fixturePage, passedRun, SHOWN } from "../../runbook/testdata/mod.ts";
import { assertFixtureShown } from "./html.ts";
import { assertPageShown } from "./page_shown.ts";
import { recordSamples } from "./record_samples.ts";

Deno.test("report: a fixture is shown wherever it stands, and brings forth nothing", () => {
  const run = begunRun(fold(passedRun()));
  for (const shown of SHOWN) {
    const report = html.render({ run, page: fixturePage(shown), pictures: new Map() });
    assertFixtureShown(bare(report), shown, { article: "main", aside: ".aside" });
  }
});

Deno.test("report: all of every run is shown", async (t) => {
  for (const [name, source] of Object.entries(recordSamples())) {
    await t.step(name, () => {
      assertPageShown(bare(html.render(source)), withoutFigures(source.page), { aside: ".aside" });
    });
  }
});

/** A report without its contents, times and links to itself. */
function bare(report: string): string {
  return report
    .replace(/<nav[^]*<\/nav>/, "")
    .replaceAll(/ ?<(span class="time"|a class="anchor")[^>]*>[^<]*<\/(?:span|a)>/g, "");
}

/** Pictures are drawn into the report: how, only a browser can say. */
function withoutFigures(page: Page): Page {
  return { ...page, blocks: page.blocks.filter(({ type }) => type !== "figure") };
}
