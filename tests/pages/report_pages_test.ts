/// <reference lib="dom" />
/** What Chromium shows of the report, opened from disk, with script allowed and with none. */

import { fileURLToPath, pathToFileURL } from "node:url";
import { assertEquals } from "@std/assert";
import { type BegunRun, readJournal } from "../../runbook/journal/mod.ts";
import { wikiPage } from "../../runbook/pages/mod.ts";
import { editionOf } from "../../runbook/publish/mod.ts";
import { html, type RecordSource } from "../../runbook/records/mod.ts";
import { begunRun, testFolder } from "../../runbook/testdata/mod.ts";
import { runbook } from "../../steps/mod.ts";
import { openBrowser, type OpenPage } from "./browser.ts";
import { recordSamples } from "./record_samples.ts";

const RECORDING = new URL("../../steps/recording/journal.jsonl", import.meta.url);

for (const script of [true, false]) {
  const how = script ? "with script" : "without script";

  Deno.test(`report pages, ${how}: the recording is all there, on a desk and a phone`, async () => {
    const source = recorded();
    await using opened = await reportOf(source);
    for (const look of [{ width: 1280 }, { width: 1280, dark: true }, { width: 390 }]) {
      await using page = await opened.open({ ...look, script });
      await assertFaultless(page, opened.url);
      const ids = source.page.blocks.flatMap((block) => block.type === "heading" ? [block.id] : []);
      assertEquals(await page.evaluate(idsOf, "h2, h3, h4"), ids);
      const commands = source.page.blocks.filter(({ type }) => type === "command");
      assertEquals(await page.evaluate(countShown, ".command > pre .prompt"), commands.length);
      const notes = source.page.blocks.filter((block) =>
        block.type === "prose" && block.style === "note"
      );
      assertEquals(await page.evaluate(countShown, ".aside.is-note"), notes.length);
      assertEquals(source.pictures.size, 2);
      assertEquals(await page.evaluate(countShown, ".drawing svg.picture"), 2);
    }
  });

  Deno.test(`report pages, ${how}: folds open, and what is in them was hidden before`, async () => {
    await using opened = await reportOf(recordSamples().failed);
    await using page = await opened.open({ width: 1280, script });
    assertEquals(await page.evaluate(countShown, "details li.check"), 0);
    await page.click("details summary");
    assertEquals(await page.evaluate(countShown, "details li.check"), 1);
  });

  Deno.test(`report pages, ${how}: a verdict that is chosen hides what has another`, async () => {
    await using opened = await reportOf(recordSamples().failed);
    await using page = await opened.open({ width: 390, script });
    const shown = async () => ({
      sections: await page.evaluate(countShown, "main > section"),
      contents: await page.evaluate(countShown, "nav li"),
      prose: await page.evaluate(countShown, ".prose"),
      passed: await page.evaluate(countShown, ".check.is-passed"),
      failed: await page.evaluate(countShown, "section .failure.is-failed"),
      commands: await page.evaluate(countShown, ".command"),
    });
    const all = await shown();
    assertEquals(all, { sections: 3, contents: 3, prose: 1, passed: 3, failed: 1, commands: 3 });
    await page.click(".filter label.is-failed");
    assertEquals(await shown(), {
      sections: 1,
      contents: 1,
      prose: 0,
      passed: 0,
      failed: 1,
      commands: 1,
    });
    await page.click(".filter label.is-passed");
    // One more than before: what is folded away is counted, so it is shown.
    assertEquals(await shown(), {
      sections: 1,
      contents: 1,
      prose: 0,
      passed: 4,
      failed: 0,
      commands: 2,
    });
    await page.click(".filter label.is-all");
    assertEquals(await shown(), all);
    await assertFaultless(page, opened.url);
  });
}

/** Nothing said, nothing asked for but the file, nothing wider than the window. */
async function assertFaultless(page: OpenPage, url: string): Promise<void> {
  assertEquals(page.complaints, []);
  assertEquals(page.requests, [url]);
  assertEquals(await page.overflow(), 0);
}

function idsOf(css: string): readonly string[] {
  return [...document.querySelectorAll(css)].map(({ id }) => id);
}

/** How many elements can be seen: they take up room, and nothing around them hides them. */
function countShown(css: string): number {
  return [...document.querySelectorAll(css)].filter((element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && element.checkVisibility();
  }).length;
}

function recorded(): RecordSource {
  const run: BegunRun = begunRun(readJournal(fileURLToPath(RECORDING)).state);
  const { edition, pictures } = editionOf(runbook, run, {
    before: "1-installation",
    shipped: true,
  });
  return { run, page: wikiPage(run, edition), pictures };
}

/** A report in a file, and a browser to open it with. */
async function reportOf(source: RecordSource) {
  const folder = await testFolder();
  const file = `${folder.path}/report.html`;
  await Deno.writeTextFile(file, html.render(source));
  const browser = await openBrowser();
  const url = pathToFileURL(file).href;
  return {
    url,
    folder: folder.path,
    open: (options: Parameters<typeof browser.open>[1]) => browser.open(url, options),
    async [Symbol.asyncDispose]() {
      await browser[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}
