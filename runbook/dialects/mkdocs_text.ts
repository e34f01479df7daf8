/**
 * Text for Python-Markdown, which is no CommonMark: a backslash works before few signs only (its
 * `ESCAPED_CHARS`), lists nest by four blanks, and of code in backticks some beginnings mean
 * something to its extensions.
 */

import { joinProse, type ProseBlock, proseBlocks } from "../wording/mod.ts";
import { fence } from "./gfm.ts";
import { codeSpan, entities } from "./inline.ts";
import { writeProse } from "./prose.ts";

/** Signs before which a backslash works. */
const ESCAPABLE = "\\`*_{}[]()>#+-.!";

/** What can begin or end something within a line, for Python-Markdown or an extension in wide use. */
const NOTATION_REGEXP = new RegExp(
  [
    /[\\`*[\]{}<~^$#]/,
    // Within a word an underscore is no emphasis.
    /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u,
    // A character's name.
    /&(?=#?\w+;)/,
    // A mark, a key.
    /=(?==)|\+(?=\+)/,
    // An emoji's name.
    /:(?=[\w+-]+:)/,
  ].map(({ source }) => source).join("|"),
  "giu",
);
/** What can begin another block at the beginning of a line: a sign, or a number with its sign. */
const BLOCK_REGEXP = /^(\s*\d*)([-+>!?=:/]|(?<=\d)[.)](?=\s|$))/;

/** Writes data of one line. */
export function escape(text: string): string {
  return text.replaceAll(NOTATION_REGEXP, escapeSign)
    .replace(BLOCK_REGEXP, (_, before: string, sign: string) => before + escapeSign(sign));
}

/** A backslash before a backslash could still begin a formula. */
function escapeSign(sign: string): string {
  return sign !== "\\" && ESCAPABLE.includes(sign) ? `\\${sign}` : entities(sign);
}

/** Code in which nothing is taken for a lexer's name or for a comment that never ends. */
export function code(text: string): string {
  return /^\s*(?:#!|:::)|<!/.test(text) ? `<code>${entities(text)}</code>` : codeSpan(text);
}

/** What is written outside Markdown, titles for one: the theme puts it into its HTML as it is. */
export function html(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => entities(sign));
}

/** Takes over what a step says: its lists nest by four, its escapes are those that work here. */
export function prose(markdown: string): string {
  const nested = joinProse(nestedByFour(proseBlocks(markdown)));
  return writeProse(nested, {
    fence,
    text: (text) => text.replaceAll(/\\([^\w\s])/g, (_, sign: string) => escapeSign(sign)),
  });
}

/** Items begin as deep as their depth says, and numbers end with a dot. */
function nestedByFour(blocks: readonly ProseBlock[]): readonly ProseBlock[] {
  const outer: number[] = [];
  return blocks.map((block) => {
    if (block.type !== "item") {
      outer.length = 0;
      return block;
    }
    const sign = block.mark.trimStart();
    const indent = block.mark.length - sign.length;
    while ((outer.at(-1) ?? -1) >= indent) outer.pop();
    outer.push(indent);
    return { ...block, mark: " ".repeat(4 * (outer.length - 1)) + sign.replace(")", ".") };
  });
}
