import type { Block, LinkTarget, Page } from "../pages/mod.ts";
import type { Dialect, TextFile } from "./dialect.ts";
import { fenceMd, fenceMdx, titledFile } from "./docusaurus_code.ts";
import {
  APART,
  escapeAlternative,
  escapeMd,
  escapeMdx,
  proseMd,
  proseMdx,
} from "./docusaurus_text.ts";
import { unnamed } from "./emoji.ts";
import { type FrontMatter, frontMatterOf } from "./front_matter.ts";
import { GFM } from "./gfm.ts";
import { cell, entities, type InlineNotation } from "./inline.ts";
import { markdownDialect } from "./markdown.ts";
import type { AsideKind, Notation } from "./notation.ts";

/** What both ways to write a page for Docusaurus have in common. */
const COMMON = {
  ...GFM,
  // Escaped, the brace is good with and without the step that is there for pages of old.
  heading: ({ level, text, id }) => `${"#".repeat(level)} ${text} \\{#${id}}`,
  aside: admonition,
  alternative: escapeAlternative,
  titled: true,
} as const satisfies Partial<Notation>;

const MDX: InlineNotation = { escape: escapeMdx, target: (to) => pageFile(to, "mdx") };
const MD: InlineNotation = { escape: escapeMd, target: (to) => pageFile(to, "md") };

/** Docusaurus 3, as MDX: the format that it reads by default. */
export const docusaurus: Dialect = markdownDialect({
  ...COMMON,
  id: "docusaurus",
  name: "Docusaurus (MDX)",
  extension: "mdx",
  ...MDX,
  cell: (line) => cell(line, MDX, (text) => cellCode(text, APART)),
  prose: (markdown) => proseMdx(markdown, fenceMdx),
  fence: (language, text) => fenceMdx(language, text),
  file: titledFile(fenceMdx),
  // Of an element that is written down as such, Docusaurus' check of links would not know.
  anchor: (id) => `<Link id="${id}" />`,
  frontMatter: (page) => frontMatter(page) + (hasAnchors(page.blocks) ? LINK_IMPORT : ""),
}, { beside });

/** Docusaurus 3, as plain Markdown: for whoever goes on writing without MDX. */
export const docusaurusMd: Dialect = markdownDialect({
  ...COMMON,
  id: "docusaurus-md",
  name: "Docusaurus (Markdown)",
  extension: "md",
  ...MD,
  // With an element in it, it would be taken for a block.
  cell: (line) => cell(line, MD, (text) => cellCode(text, "</code><code>")),
  prose: (markdown) => proseMd(markdown, fenceMd),
  fence: (language, text) => fenceMd(language, text),
  file: titledFile(fenceMd),
  // By itself it would stand in a paragraph, and leave a gap.
  anchor: (id) => `<div>${GFM.anchor(id)}</div>`,
  frontMatter: (page) => frontMatter(page, { mdx: { format: "md" } }),
}, { beside });

const LINK_IMPORT = 'import Link from "@docusaurus/Link";\n\n';

const ADMONITIONS: Readonly<Record<AsideKind, string>> = {
  note: "note",
  warning: "warning",
  // Their own titles would be a danger and a tip.
  failure: "danger[Failure]",
  success: "tip[Success]",
};

/** Set apart by more colons than any line inside begins with, since those would end it. */
function admonition(kind: AsideKind, markdown: string): string {
  const runs = markdown.match(/^\s*:+/gm) ?? [];
  const colons = ":".repeat(Math.max(3, ...runs.map((run) => run.trim().length + 1)));
  return `${colons}${ADMONITIONS[kind]}\n\n${markdown}\n\n${colons}`;
}

function frontMatter({ title, summary, stamp }: Page, more: FrontMatter = {}): string {
  return frontMatterOf({
    title,
    description: summary ?? title,
    sidebar_position: stamp.position,
    // No link to an editor: what would be written there is lost with the next run.
    custom_edit_url: null,
    ...more,
  });
}

/** Links lead to files: Docusaurus checks them and knows the address. */
function pageFile(to: LinkTarget, extension: string): string | undefined {
  return to.type === "page" && to.byHand !== true ? `${to.name}.${extension}` : GFM.target(to);
}

/** Code within HTML, where Docusaurus looks for names of emojis, too. */
function cellCode(text: string, apart: string): string {
  return entities(unnamed(text, "\0")).replaceAll("&#0;", apart);
}

function hasAnchors(blocks: readonly Block[]): boolean {
  return blocks.some((block) =>
    block.type === "details"
      ? hasAnchors(block.blocks)
      : block.type === "command" || block.type === "figure"
  );
}

/** The folder's place in the sidebar; its position is the number that its name begins with. */
function beside(pages: readonly Page[]): readonly TextFile[] {
  const index = pages.find(({ name }) => name === "index");
  if (index === undefined) return [];
  const category = { label: index.title, link: { type: "doc", id: "index" } };
  return [{ path: "_category_.json", text: `${JSON.stringify(category, null, 2)}\n` }];
}
