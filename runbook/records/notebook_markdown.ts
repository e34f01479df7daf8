import { GFM, markdownBlocks, type Notation } from "../dialects/mod.ts";
import type { Block } from "../pages/mod.ts";

/** GitHub's Markdown as Jupyter's readers understand it: they know no alerts, but mathematics. */
const NOTATION: Notation = {
  ...GFM,
  id: "notebook",
  name: "Jupyter notebook",
  escape: (text) => named(GFM.escape(text)),
  heading: (heading) => `${GFM.anchor(heading.id)}\n\n${GFM.heading(heading)}`,
  aside(kind, markdown, { type }) {
    const word = type === "prose" ? `**${kind === "note" ? "Note" : "Warning"}**\n\n` : "";
    return (word + markdown).split("\n").map((line) => `> ${line}`.trimEnd()).join("\n");
  },
};

/** Writes blocks for a cell of Markdown. */
export function cellMarkdown(blocks: readonly Block[]): string {
  return markdownBlocks(NOTATION, blocks);
}

/**
 * Mathematics is looked for before Markdown is read, and begins with a dollar or with two backslashes
 * and a bracket: both signs are written by their number.
 */
function named(markdown: string): string {
  return markdown.replaceAll(/\\([\\$])/g, (_, sign: string) => `&#${sign.charCodeAt(0)};`);
}
