/// <reference lib="dom" />
/**
 * What MkDocs and Material make of the pages, with every warning as an error, and what a reader sees
 * of the recording in a browser.
 */

import { assertEquals } from "@std/assert";
import { mkdocs, type TextFile } from "../../runbook/dialects/mod.ts";
import type { Block, Page } from "../../runbook/pages/mod.ts";
import { draw } from "../../runbook/pictures/mod.ts";
import { chancePages, fixturePage, SHOWN, testFolder } from "../../runbook/testdata/mod.ts";
import { openBrowser, serveFolder } from "./browser.ts";
import { assertChanceShown } from "./chance_shown.ts";
import { assertFixtureShown } from "./html.ts";
import { articleOf, buildSite } from "./mkdocs_site.ts";
import { assertPageShown } from "./page_shown.ts";
import { recordingFiles } from "./recording_pages.ts";
import { samples } from "./samples.ts";

const ASIDE = ".admonition";

Deno.test("mkdocs pages: fixtures and chance texts are shown wherever they stand", async () => {
  await using folder = await testFolder();
  const chances = [...chancePages(200)];
  const files = [
    HOME,
    ...SHOWN.map((shown, n) => pageFile("fixture/", { ...fixturePage(shown), name: `${n}` })),
    ...chances.map(({ page }, n) => pageFile("chance/", { ...page, name: `${n}` })),
  ];
  await buildSite(folder.path, { files, nav: entries("index.md") });
  for (const [n, shown] of SHOWN.entries()) {
    assertFixtureShown(await articleOf(folder.path, `fixture/${n}`), shown, { aside: ASIDE });
  }
  for (const [n, chance] of chances.entries()) {
    assertChanceShown(await articleOf(folder.path, `chance/${n}`), chance);
  }
});

Deno.test("mkdocs pages: all of every run is shown, linked to, and in the navigation", async (t) => {
  await using folder = await testFolder();
  const shown = (await samples()).map(({ name, pages }) => {
    const series = `${name.replaceAll(" ", "-")}/`;
    const own = pages.length === 1 ? series : `${series}pages/`;
    return { name, pages, series, own };
  });
  const links = shown.flatMap(({ pages, own }) => pages.flatMap((page) => linksTo(own, page)));
  const besides = shown.flatMap(({ pages, own }) => mkdocs.beside?.(pages, own) ?? []);
  const files = [
    HOME,
    { path: "links.md", text: links.join("\n") },
    ...shown.flatMap(({ pages, series, own }) => [
      { path: `${series}1-installation.md`, text: "# Installation\n" },
      { path: `${own}way.svg`, text: PICTURE },
      ...pages.map((page) => pageFile(own, page)),
    ]),
  ];
  const others = [
    "index.md",
    "links.md",
    ...shown.map(({ series }) => `${series}1-installation.md`),
  ];
  await buildSite(folder.path, {
    files,
    nav: entries(...others) + besides.map(entriesOf).join(""),
  });
  for (const { name, pages, own } of shown) {
    await t.step(name, async () => {
      for (const page of pages) {
        const article = await articleOf(folder.path, `${own}${page.name}`);
        // A page is a folder of the built site, and its pictures stay where they were.
        const html = page.name === "index" ? article : article.replaceAll('src="../', 'src="');
        assertPageShown(html, page, { aside: ASIDE });
      }
    });
  }
});

Deno.test("mkdocs pages: a reader of the recording sees all of it, on a desk and on a phone", async () => {
  await using folder = await testFolder();
  const files = [
    HOME,
    { path: "1-installation.md", text: "# Installation\n" },
    ...await recordingFiles(mkdocs, false),
  ];
  const piece = files.filter(({ path }) => path.endsWith(".nav.yml"));
  const nav = entries("index.md", "1-installation.md") + piece.map(entriesOf).join("");
  await buildSite(folder.path, { files, nav });
  await using browser = await openBrowser();
  const shots = Deno.env.get("SHOTS");
  for (const width of [390, 1280]) {
    for (const dark of [false, true]) {
      // An address of its own: Material keeps the colours that a reader had at one.
      await using site = serveFolder(`${folder.path}/site`);
      const url = `${site.url}2-ingress-and-loadbalancing/`;
      await using page = await browser.open(url, { width, dark });
      const look = `${width} px, ${dark ? "dark" : "light"}`;
      assertEquals(page.complaints, [], look);
      assertEquals(page.requests.filter((request) => !request.startsWith(site.url)), [], look);
      assertEquals(await page.overflow(), 0, look);
      assertEquals(await page.evaluate(scheme), dark ? "slate" : "default");
      assertEquals(await page.evaluate(unseen), [], look);
      if (shots !== undefined) {
        await page.screenshot(`${shots}/mkdocs-${width}-${dark ? "dark" : "light"}.png`);
      }
    }
  }
});

/** In which colours the page is. */
function scheme(): string | undefined {
  return document.body.dataset.mdColorScheme;
}

/** What a reader does not see of the page that is open: texts without room, pictures not loaded. */
function unseen(): readonly string[] {
  const article = document.querySelector("article");
  if (article === null) return ["article"];
  const kinds = ["h1", "h2", "h3", ".admonition", "details", "pre", "table", "img"];
  for (const fold of article.querySelectorAll("details")) fold.open = true;
  return kinds.flatMap((kind) => {
    const found = [...article.querySelectorAll<HTMLElement>(kind)];
    if (found.length === 0) return [kind];
    return found.filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      const isLoaded = !(element instanceof HTMLImageElement) || element.naturalWidth > 0;
      return width === 0 || height === 0 || !isLoaded;
    }).map(({ outerHTML }) => outerHTML.slice(0, 200));
  });
}

const HOME: TextFile = { path: "index.md", text: "# Home\n" };

const PICTURE = draw({ type: "way", start: { kind: "address", name: "192.168.1.254", next: [] } });

function pageFile(folder: string, page: Page): TextFile {
  return { path: `${folder}${page.name}.md`, text: mkdocs.render(page) };
}

/** What a reader copies out of a piece of navigation. */
function entriesOf({ text }: TextFile): string {
  return text.slice(text.indexOf("\nnav:\n") + "\nnav:\n".length);
}

/** Entries of the navigation for pages that have no piece of it. */
function entries(...paths: readonly string[]): string {
  return paths.map((path) => `  - ${path}\n`).join("");
}

/** Links to a page and to all on it that has an id. */
function linksTo(folder: string, { name, blocks }: Page): readonly string[] {
  const file = `${folder}${name}.md`;
  return ["", ...blocks.flatMap(idsIn).map((id) => `#${id}`)].map((end) => `[x](${file}${end})\n`);
}

function idsIn(block: Block): readonly string[] {
  if (block.type === "details") return block.blocks.flatMap(idsIn);
  return "id" in block ? [block.id] : [];
}
