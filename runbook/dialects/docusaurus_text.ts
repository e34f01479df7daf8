/** Text for Docusaurus: what its Markdown and its MDX would read as more than text. */

import { unnamed } from "./emoji.ts";
import { GFM } from "./gfm.ts";
import { oneLine } from "./inline.ts";
import { type ProseNotation, writeProse } from "./prose.ts";

/** A colon that begins a directive, and no URL's. */
const DIRECTIVE_REGEXP = /(?<!\\):(?=[:\p{L}])/gu;
/** Between signs that must not be read together; MDX has no comments of HTML. */
export const APART = "<span></span>";
/** Signs that MDX takes for the beginning or end of an expression. */
const BRACE_REGEXP = /[{}]/g;
/** A line that MDX takes for a program's. */
const MODULE_REGEXP = /^(export|import)(?=\s)/gm;

/** Writes data of one line for pages in plain Markdown. */
export function escapeMd(text: string): string {
  return unnamed(GFM.escape(text), APART)
    .replaceAll(DIRECTIVE_REGEXP, "\\:")
    // That would be the id of a heading, and gets a backslash when Docusaurus reads an old page.
    .replaceAll("{#", "&#123;#");
}

/** Writes data of one line for pages in MDX. */
export function escapeMdx(text: string): string {
  return withoutModules(escapeMd(text).replaceAll(BRACE_REGEXP, "\\$&"));
}

/**
 * Writes what a picture shows in words. Of quotes Docusaurus would make `&#39;`, since it escapes
 * them twice, so they are those of print.
 */
export function escapeAlternative(text: string): string {
  return GFM.escape(oneLine(text))
    .replaceAll(DIRECTIVE_REGEXP, "\\:")
    .replaceAll(BRACE_REGEXP, "\\$&")
    .replaceAll("'", "’")
    .replaceAll('"', "”");
}

/** Takes over what a step says; `fence` writes the fences in it. */
export function proseMd(markdown: string, fence: ProseNotation["fence"]): string {
  return writeProse(markdown, { fence, text: (text) => text });
}

/** The same for MDX, in which a bracket or a brace outside code is not text. */
export function proseMdx(markdown: string, fence: ProseNotation["fence"]): string {
  return writeProse(markdown, { fence, text: mdxText });
}

/** What is escaped already, a URL in angle brackets, or a sign that MDX would read. */
const MDX_REGEXP = /\\[^]|\]\(<[^>\n]*>|<(?<url>https?:\/\/[^>\s]+)>|[<{}]/g;

function mdxText(markdown: string): string {
  return withoutModules(markdown.replaceAll(MDX_REGEXP, (sign, url: string | undefined) => {
    if (url !== undefined) return `[${escapeMdx(url)}](${url})`;
    return sign.length === 1 ? `\\${sign}` : sign;
  }));
}

function withoutModules(markdown: string): string {
  return markdown.replaceAll(MODULE_REGEXP, (word) => `&#${word.charCodeAt(0)};${word.slice(1)}`);
}
