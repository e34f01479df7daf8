import type { Block, Heading, LinkTarget, Page } from "../pages/mod.ts";
import type { Dialect } from "./dialect.ts";
import { frontMatterOf } from "./front_matter.ts";
import { GFM } from "./gfm.ts";
import { markdownDialect } from "./markdown.ts";
import type { Notation } from "./notation.ts";

const NOTATION: Notation = {
  ...GFM,
  id: "obsidian",
  name: "Obsidian",
  escape,
  aside: (kind, markdown) => callout(`[!${kind}]`, markdown),
  fold: (summary, markdown) => callout(`[!quote]- ${escape(summary)}`, markdown),
  // The id of a block stands beneath it.
  anchor: (id) => `^${blockId(id)}`,
  anchorsBehind: true,
  frontMatter: ({ title, stamp: { verdict } }) =>
    frontMatterOf({
      // The file's name is short and has a number.
      aliases: [title],
      tags: [verdict === undefined ? "runbook" : `runbook/${verdict}`],
    }),
};

/** Obsidian, where what can be linked to is known by the words of its heading. */
export const obsidian: Dialect = {
  ...markdownDialect(NOTATION),
  render: (page) => markdownDialect({ ...NOTATION, target: targetOn(page) }).render(page),
};

/** Links lead to a heading by its words, and to anything else by its block's id. */
function targetOn({ blocks }: Page): Notation["target"] {
  const headings = new Map(headingsIn(blocks).map(({ id, text }) => [id, text]));
  return (to: LinkTarget) => {
    if (to.type !== "id") return GFM.target(to);
    const words = headings.get(to.id);
    return words === undefined ? `#^${blockId(to.id)}` : `#${encoded(words)}`;
  };
}

function headingsIn(blocks: readonly Block[]): readonly Heading[] {
  return blocks.flatMap((block) => {
    if (block.type === "details") return headingsIn(block.blocks);
    return block.type === "heading" ? [block] : [];
  });
}

/** Signs that mean something in a link count as blanks. */
function encoded(words: string): string {
  const plain = words.replaceAll(/[#^|[\]%:\\\s]+/g, " ").trim();
  return encodeURIComponent(plain).replaceAll(
    /[()]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
}

/** Of letters, digits and hyphens. */
function blockId(id: string): string {
  return id.replaceAll(/[^A-Za-z\d-]/g, "-");
}

/** Comments, marks, ids of blocks and tags are Obsidian's own. */
function escape(text: string): string {
  return GFM.escape(text).replaceAll(/%(?=%)|=(?==)|\^|(?<!\\)#(?=\S)/g, "\\$&");
}

/** A quote in which no line loses the blanks at its end: fences stand in it. */
function callout(first: string, markdown: string): string {
  return [first, ...markdown.split("\n")].map((line) => line === "" ? ">" : `> ${line}`).join("\n");
}
