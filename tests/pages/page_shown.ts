import { assert, assertEquals } from "@std/assert";
import type { Block, Line, Page } from "../../runbook/pages/mod.ts";
import { nodesOfType, textOf } from "../../runbook/testdata/mod.ts";
import { type HtmlPart, readHtml } from "./html.ts";

/** What a consumer makes of a page. */
export interface PageOptions {
  /** Selects what is set apart; `blockquote` by default. */
  readonly aside?: string;
  /** Selects what can be folded away; `details` by default. */
  readonly fold?: string;
  /** What is before the ids of a page in this wiki; `false` where it has none. */
  readonly ids?: string | false;
  /** Whether the wiki shows the title by itself. */
  readonly titled?: boolean;
  /** What becomes of the words for a picture. */
  readonly alternative?: (text: string) => string;
}

/** Asserts that a built page shows all of a page: headings, prose, notes, tables, code, pictures. */
export function assertPageShown(html: string, page: Page, options: PageOptions = {}): void {
  const { aside = "blockquote", fold = "details", ids = "", titled = false } = options;
  const { alternative: words = (text) => text } = options;
  const built = readHtml(html);
  const blocks = page.blocks.flatMap(unfolded);
  const of = <T extends Block["type"]>(type: T) =>
    blocks.filter((block): block is Extract<Block, { type: T }> => block.type === type);

  assertEquals(texts(built, "h1"), titled ? [] : [page.title]);
  assertEquals(
    built.select("h2, h3, h4").map(({ text }) => text),
    of("heading").map(({ text }) => text),
  );
  for (const { markdown, style } of of("prose")) {
    const shown = texts(built, style === "say" ? "p, li" : `${aside} p, ${aside} li`);
    for (const paragraph of nodesOfType(markdown, "paragraph").map(textOf).map(oneLine)) {
      assert(shown.some((text) => text.endsWith(paragraph)), `Not in its place: ${paragraph}`);
    }
  }
  const apart = texts(built, `${aside} p`);
  for (const line of of("aside").flatMap(({ lines }) => lines.map(said))) {
    assert(apart.some((text) => text.endsWith(line)), `Not set apart: ${line}`);
  }
  const items = texts(built, "li");
  for (const { mark, line } of of("checks").flatMap(({ items }) => items)) {
    assert(items.includes(`${mark} ${said(line)}`), `Not in a list: ${said(line)}`);
  }
  assertEquals(
    built.select("table tr").map((row) => texts(row, "th, td")),
    of("table").flatMap(({ columns, rows }) => [columns, ...rows.map((row) => row.map(said))]),
  );
  const shownCode = built.select("pre").flatMap(({ verbatim }) => verbatim.split("\n"));
  assertEquals(shownCode.filter(isFull), blocks.flatMap(codeOf).filter(isFull));
  assertEquals(built.select(fold).length, page.blocks.map(folds).reduce((sum, n) => sum + n, 0));
  assertEquals(
    built.select("img").map((image) => [image.property("src"), image.property("alt")]),
    of("figure").map(({ file, alternative }) => [file, words(alternative)]),
  );
  if (ids !== false) assertLinkable(built, blocks, ids);
}

/** Every section, command and picture has its id, and what is linked to on the page is there. */
function assertLinkable(built: HtmlPart, blocks: readonly Block[], prefix: string): void {
  const ids = new Set(built.select("[id]").map((part) => part.property("id")));
  const own = blocks.flatMap((block) => "id" in block ? [`${prefix}${block.id}`] : []);
  const linked = built.select("a").map((link) => link.property("href") ?? "")
    .filter((href) => href.startsWith("#")).map((href) => href.slice(1));
  assertEquals([...own, ...linked].filter((id) => !ids.has(id)), []);
}

function texts(part: HtmlPart, css: string): readonly string[] {
  return part.select(css).map(({ text }) => text);
}

function said(line: Line): string {
  return oneLine(line.map(({ text }) => text).join(""));
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

/** A block, or what is folded away in it. */
function unfolded(block: Block): readonly Block[] {
  return block.type === "details" ? block.blocks.flatMap(unfolded) : [block];
}

/** How many folds a block makes. */
function folds(block: Block): number {
  if (block.type === "details") return 1 + block.blocks.map(folds).reduce((sum, n) => sum + n, 0);
  if (block.type !== "command") return 0;
  return block.outputs.flatMap(({ parts }) => parts).filter(({ folded }) => folded).length;
}

/** The lines of code of a block, however they are cut into pieces. */
function codeOf(block: Block): readonly string[] {
  if (block.type === "code" || block.type === "file") return block.text.split("\n");
  if (block.type !== "command") return [];
  const streams = ["stdout", "stderr"].flatMap((stream) =>
    block.outputs.filter((output) => output.stream === stream)
  );
  const printed = streams.flatMap(({ parts }) => parts.flatMap(({ lines }) => lines));
  return [...`$ ${block.text}`.split("\n"), ...printed];
}

/** Consumers differ in what they make of blank lines at the end of code. */
function isFull(line: string): boolean {
  return line !== "";
}
