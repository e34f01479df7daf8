/// <reference lib="dom" />
/**
 * What Docusaurus makes of the pages as its settings are by default, with everything broken as an
 * error, and what a reader sees of the recording in a browser.
 */

import { assertEquals } from "@std/assert";
import {
  type Dialect,
  docusaurus,
  docusaurusMd,
  type TextFile,
} from "../../runbook/dialects/mod.ts";
import type { Block, Page } from "../../runbook/pages/mod.ts";
import { draw } from "../../runbook/pictures/mod.ts";
import { chancePages, fixturePage, SHOWN, testFolder } from "../../runbook/testdata/mod.ts";
import { type Browser, openBrowser, serveFolder } from "./browser.ts";
import { assertChanceShown } from "./chance_shown.ts";
import { articleOf, BEFORE, buildSite } from "./docusaurus_site.ts";
import { assertFixtureShown } from "./html.ts";
import { assertPageShown } from "./page_shown.ts";
import { recordingFiles } from "./recording_pages.ts";
import { samples } from "./samples.ts";

const DIALECTS = [docusaurus, docusaurusMd];
const ASIDE = ".theme-admonition";

Deno.test("docusaurus pages: all is shown, linked to, and read in a browser", async (t) => {
  await using folder = await testFolder();
  const chances = [...chancePages(100)];
  const series = (await samples()).map(({ name, pages }) => ({
    pages,
    folder: name.replaceAll(" ", "-"),
  }));
  const files: TextFile[] = [];
  for (const dialect of DIALECTS) {
    const write = (path: string, page: Page) =>
      files.push({ path: `${path}.${dialect.extension}`, text: dialect.render(page) });
    const { id } = dialect;
    for (const [n, shown] of SHOWN.entries()) write(`${id}/fixture/x${n}`, fixturePage(shown));
    for (const [n, { page }] of chances.entries()) write(`${id}/chance/x${n}`, page);
    for (const { pages, folder } of series) {
      const own = ownFolder(`${id}/${folder}`, pages);
      for (const page of pages) write(`${own}${page.name}`, page);
      const besides = dialect.beside?.(pages, own) ?? [];
      files.push(...besides.map(({ path, text }) => ({ path: own + path, text })));
      for (const file of pages.flatMap(picturesOf)) files.push({ path: own + file, text: PICTURE });
      files.push({ path: `${id}/${folder}/${BEFORE}`, text: "# Installation\n" });
    }
    const published = await recordingFiles(dialect, false);
    files.push(...published.map(({ path, text }) => ({ path: `${id}/read/${path}`, text })));
    files.push({ path: `${id}/read/${BEFORE}`, text: "# Installation\n" });
    const links = series.flatMap(({ pages, folder }) =>
      pages.flatMap((page) => linksTo(dialect, ownFolder(`${id}/${folder}`, pages), page))
    );
    files.push({ path: `${id}-links.md`, text: links.join("\n\n") });
  }
  await buildSite(folder.path, files);

  for (const { id } of DIALECTS) {
    await t.step(`${id}: fixtures are shown wherever they stand`, async () => {
      for (const [n, shown] of SHOWN.entries()) {
        const html = await articleOf(folder.path, `${id}/fixture/x${n}`);
        assertFixtureShown(html, shown, { aside: ASIDE });
      }
    });
    await t.step(`${id}: chance texts are shown wherever they stand`, async () => {
      for (const [n, chance] of chances.entries()) {
        assertChanceShown(await articleOf(folder.path, `${id}/chance/x${n}`), chance);
      }
    });
    for (const { pages, folder: name } of series) {
      await t.step(`${id}: ${name}`, async () => {
        for (const page of pages) {
          const html = await articleOf(folder.path, addressOf(`${id}/${name}`, page));
          assertPageShown(withPictures(html, page), page, { aside: ASIDE, alternative: quoted });
        }
      });
    }
  }
  await using site = serveFolder(`${folder.path}/build`);
  await using browser = await openBrowser();
  for (const { id } of DIALECTS) {
    await t.step(`${id}: the recording is read on a desk and on a phone`, async () => {
      await readPage(browser, `${site.url}${id}/read/ingress-and-loadbalancing`, id);
    });
  }
});

async function readPage(browser: Browser, url: string, id: string): Promise<void> {
  const shots = Deno.env.get("SHOTS");
  for (const [width, dark] of [[390, false], [390, true], [1280, false], [1280, true]] as const) {
    await using page = await browser.open(url, { width, dark });
    const look = `${width} px, ${dark ? "dark" : "light"}`;
    if (dark) await page.evaluate(() => document.documentElement.dataset.theme = "dark");
    assertEquals(page.complaints, [], look);
    assertEquals(await page.overflow(), 0, look);
    assertEquals(await page.evaluate(foldsThatStay), [], look);
    assertEquals(await page.evaluate(unseen), [], look);
    if (shots !== undefined) {
      await page.screenshot(`${shots}/${id}-${width}-${dark ? "dark" : "light"}.png`);
    }
  }
}

/** The folds that do not open and close by a click on their summary; in the end they are closed. */
async function foldsThatStay(): Promise<readonly string[]> {
  const folds = [...document.querySelectorAll<HTMLDetailsElement>("article details")];
  if (folds.length === 0) return ["no fold at all"];
  const stay: string[] = [];
  for (const isOpen of [true, false]) {
    for (const fold of folds) fold.querySelector("summary")?.click();
    const deadline = performance.now() + 10_000;
    // They move, and a click in the middle of that is lost: ten frames of rest are its end.
    let before = -1;
    let rest = 0;
    while (rest < 10 && performance.now() < deadline) {
      await new Promise((go) => requestAnimationFrame(go));
      const height = document.documentElement.scrollHeight;
      rest = height === before && folds.every(({ open }) => open === isOpen) ? rest + 1 : 0;
      before = height;
    }
    const others = folds.filter(({ open }) => open !== isOpen);
    stay.push(...others.map(({ textContent }) => `open: ${!isOpen}, ${textContent.slice(0, 80)}`));
  }
  return stay;
}

/** What a reader does not see of the page that is open: texts without room, pictures not loaded. */
async function unseen(): Promise<readonly string[]> {
  const article = document.querySelector("article");
  if (article === null) return ["article"];
  const kinds = ["h1", "h2", "h3", ".theme-admonition", "summary", "pre", "table", "img"];
  // What is folded away has no room, and a picture is loaded when it comes into sight.
  for (const image of article.querySelectorAll("img")) {
    image.loading = "eager";
    await image.decode();
  }
  return kinds.flatMap((kind) => {
    const found = [...article.querySelectorAll<HTMLElement>(kind)];
    if (found.length === 0) return [kind];
    return found.filter((element) => {
      if (element.closest("details details, details > div") !== null) return false;
      const { width, height } = element.getBoundingClientRect();
      const isLoaded = !(element instanceof HTMLImageElement) || element.naturalWidth > 0;
      return width === 0 || height === 0 || !isLoaded;
    }).map(({ outerHTML }) => outerHTML.slice(0, 200));
  });
}

const PICTURE = draw({ type: "way", start: { kind: "address", name: "192.168.1.254", next: [] } });

/** Where pages lie: many have a folder of their own. */
function ownFolder(series: string, pages: readonly Page[]): string {
  return pages.length === 1 ? `${series}/` : `${series}/2-ingress-and-loadbalancing/`;
}

/** Where Docusaurus puts a page: without the numbers, and the index is the folder. */
function addressOf(series: string, { name }: Page): string {
  const [, slug = name] = name.match(/^\d+-(.*)$/) ?? [];
  if (slug === "ingress-and-loadbalancing") return `${series}/${slug}`;
  return `${series}/ingress-and-loadbalancing${slug === "index" ? "" : `/${slug}`}`;
}

function picturesOf({ blocks }: Page): readonly string[] {
  return blocks.flatMap((block) => block.type === "figure" ? [block.file] : []);
}

/** Where a picture ends up is Docusaurus' own matter; a browser shows whether it is there. */
function withPictures(html: string, page: Page): string {
  const files = picturesOf(page).values();
  return html.replaceAll(/(?<=<img [^>]*src=")[^"]*/g, () => files.next().value ?? "");
}

/** Quotes in the words for a picture are those of print. */
function quoted(text: string): string {
  return text.replaceAll("'", "’").replaceAll('"', "”");
}

/** Links to a page and to all on it that has an id. */
function linksTo({ extension }: Dialect, folder: string, page: Page): readonly string[] {
  const file = `${folder}${page.name}.${extension}`;
  return ["", ...page.blocks.flatMap(idsIn).map((id) => `#${id}`)].map((end) =>
    `[x](${file}${end})`
  );
}

function idsIn(block: Block): readonly string[] {
  if (block.type === "details") return block.blocks.flatMap(idsIn);
  return "id" in block ? [block.id] : [];
}
