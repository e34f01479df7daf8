import type { LinkTarget } from "../pages/mod.ts";
import { entities, longestTicks, safeUrl } from "./inline.ts";
import type { AsideKind, Notation } from "./notation.ts";

/**
 * GitHub's Markdown, as far as it is common ground: CommonMark, its tables, folds in HTML. Headings
 * get their anchors from the wiki itself; notes are quotes whose first line names their kind.
 */
export const GFM: Omit<Notation, "id" | "name"> = {
  extension: "md",
  escape,
  target,
  prose: (markdown) => markdown,
  heading: ({ level, text }) => `${"#".repeat(level)} ${text}`,
  aside: (kind, markdown) => quote(`[!${ALERTS[kind]}]`, markdown),
  fold: (summary, markdown) =>
    // Blank lines within, or what is inside would be read as HTML.
    `<details>\n<summary>${entities(summary)}</summary>\n\n${markdown}\n\n</details>`,
  fence,
  anchor: (id) => `<a id="${id}"></a>`,
  frontMatter: () => "",
};

/** How GitHub names what an alert is about. */
const ALERTS: Readonly<Record<AsideKind, string>> = {
  note: "NOTE",
  warning: "WARNING",
  failure: "CAUTION",
  success: "TIP",
};

/** A quote whose first line is given as it is. */
export function quote(first: string, markdown: string): string {
  return [first, ...markdown.split("\n")].map((line) => `> ${line}`.trimEnd()).join("\n");
}

/** A fence longer than any run of backticks inside, so that nothing inside can end it. */
export function fence(language: string, text: string): string {
  const ticks = "`".repeat(Math.max(3, longestTicks(text) + 1));
  const word = /^[\w+-]+$/.test(language) ? language : "text";
  return `${ticks}${word}\n${text}${text === "" || text.endsWith("\n") ? "" : "\n"}${ticks}`;
}

function target(to: LinkTarget): string {
  switch (to.type) {
    case "page":
      return `${to.name}.md`;
    case "id":
      return `#${to.id}`;
    case "url":
      return safeUrl(to.url);
    default:
      return to satisfies never;
  }
}

/** What can begin or end something within a line. */
const NOTATION_REGEXP = new RegExp(
  [
    /[\\`*[\]<>~$]/,
    // Within a word an underscore is no emphasis.
    /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u,
    // A character's name.
    /&(?=#?\w+;)/,
    // The end of a heading.
    /(?<=\s)#/,
    // A link that needs no brackets.
    /:(?=\/\/)|(?<=www)\./,
  ].map(({ source }) => source).join("|"),
  "giu",
);
/** What can begin another block at the beginning of a line: lists and headings. */
const BLOCK_REGEXP = /^(\s*)(?:([-+#])|(\d+)([.)])(?=\s|$))/;

function escape(text: string): string {
  return text
    .replaceAll(NOTATION_REGEXP, "\\$&")
    .replace(
      BLOCK_REGEXP,
      (_, blank: string, sign: string | undefined, number, end) =>
        sign === undefined ? `${blank}${number}\\${end}` : `${blank}\\${sign}`,
    );
}
