import type { LinkTarget, Page } from "../pages/mod.ts";
import type { Dialect } from "./dialect.ts";
import { frontMatterOf } from "./front_matter.ts";
import { GFM } from "./gfm.ts";
import { cell } from "./inline.ts";
import { markdownDialect } from "./markdown.ts";
import type { AsideKind, Notation } from "./notation.ts";
import { entitiesWikijs, escapeWikijs, proseWikijs } from "./wikijs_text.ts";

const NOTATION: Notation = {
  ...GFM,
  id: "wikijs",
  name: "Wiki.js",
  escape: escapeWikijs,
  target,
  prose: proseWikijs,
  heading: ({ level, text, id }) => `${"#".repeat(level)} ${text} {#${id}}`,
  aside,
  cell: (line) => cell(line, NOTATION, entitiesWikijs),
  frontMatter,
  titled: true,
};

/** Wiki.js 2, as it reads pages from its storage. */
export const wikijs: Dialect = markdownDialect(NOTATION);

const CLASSES: Readonly<Record<AsideKind, string>> = {
  note: "is-info",
  warning: "is-warning",
  failure: "is-danger",
  success: "is-success",
};

const OTHER_THAN_PARAGRAPH_REGEXP = /^(?:[-+*>|#`~<]|\d+[.)]|\s|$)/;

/** A quote with its class on the last line, which has to be one of a paragraph. */
function aside(kind: AsideKind, markdown: string): string {
  const [last = ""] = markdown.split("\n\n").slice(-1);
  if (OTHER_THAN_PARAGRAPH_REGEXP.test(last)) {
    return `<blockquote class="${CLASSES[kind]}">\n\n${markdown}\n\n</blockquote>`;
  }
  const lines = markdown.split("\n").map((line) => `> ${line}`.trimEnd());
  return [...lines, `{.${CLASSES[kind]}}`].join("\n");
}

/** A page's path has no ending. The dot keeps Wiki.js from looking for it below this page. */
function target(to: LinkTarget): string | undefined {
  return to.type === "page" ? `./${to.name}` : GFM.target(to);
}

/** Without tags: those that people have given the page in the wiki stay. */
function frontMatter({ title, summary, stamp }: Page): string {
  return frontMatterOf({
    title,
    description: summary ?? title,
    published: true,
    date: stamp.at,
    editor: "markdown",
    dateCreated: stamp.at,
  });
}
