import type { LinkTarget } from "../pages/mod.ts";
import type { Dialect } from "./dialect.ts";
import { GFM } from "./gfm.ts";
import { inline, oneLine } from "./inline.ts";
import { markdownDialect } from "./markdown.ts";
import type { AsideKind, Notation } from "./notation.ts";

const NOTATION: Notation = {
  ...GFM,
  id: "outline",
  name: "Outline",
  escape,
  // A letter counts as a list's number; three colons would set something apart.
  begin: (line) => line.replace(/^([a-z])\.(?=\s)/i, "$1\\.").replace(/^:(?=:)/, "\\:"),
  target,
  aside: (kind, markdown) => container(":", NOTICES[kind], markdown),
  // What stands first within a fold is what it can be unfolded by.
  fold: (summary, markdown) => container("+", "", `${escape(summary)}\n\n${markdown}`),
  anchor: () => "",
  // It is taken as it is written, also its backslashes.
  alternative: (text) =>
    oneLine(text).replaceAll("[", "(").replaceAll("]", ")").replace(/\\+$/, ""),
  // There is no HTML; in code, too, the backslash belongs to the table.
  cell: (line) => inline(line, NOTATION).replaceAll("|", "\\|"),
};

/** Outline, as it imports Markdown: the heading becomes the title, and HTML and ids stay text. */
export const outline: Dialect = markdownDialect(NOTATION);

const NOTICES: Readonly<Record<AsideKind, string>> = {
  note: "info",
  warning: "warning",
  failure: "warning",
  success: "success",
};

/** Highlights, placeholders and pictures by their names, beyond GitHub's Markdown. */
function escape(text: string): string {
  return GFM.escape(text).replaceAll(/=(?==)|!(?=!)|:(?=[\w+-]+:)/g, "\\$&");
}

/** Pages that are imported together find each other; any other place is not known here. */
function target(to: LinkTarget): string | undefined {
  if (to.type === "id" || (to.type === "page" && to.byHand)) return undefined;
  return GFM.target(to);
}

/** Set apart by more signs than any line within begins with, since those would end it. */
function container(sign: ":" | "+", kind: string, markdown: string): string {
  let longest = 2;
  for (const [, run = ""] of markdown.matchAll(new RegExp(`^\\s*(\\${sign}+)`, "gm"))) {
    longest = Math.max(longest, run.length);
  }
  const signs = sign.repeat(longest + 1);
  return `${signs}${kind}\n\n${markdown}\n\n${signs}`;
}
