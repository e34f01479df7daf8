import type { Inline, Line, LinkTarget } from "./model.ts";

/** Writes a line of text so that nothing in its data is read as notation. */
export function inline(line: Line): string {
  return line.map(piece).join("").trim();
}

/** Writes a line for a table's cell, in which a bar would end the cell even in code. */
export function cell(line: Line): string {
  const isPlain = line.every(({ type, text }) => type !== "code" || !text.includes("|"));
  if (isPlain) return inline(line).replaceAll("|", "&#124;");
  const pieces = line.map((part) =>
    part.type === "code" ? `<code>${entities(oneLine(part.text))}</code>` : cell([part])
  );
  return pieces.join("");
}

/** Text within a line of HTML, where Markdown may be read, too. */
export function entities(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N} ,-]/gu, (sign) => `&#${sign.codePointAt(0)};`);
}

/** The longest run of backticks in a text: a fence around it has to be longer. */
export function longestTicks(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}

function piece(part: Inline): string {
  const text = oneLine(part.text);
  switch (part.type) {
    case "text":
      return escape(text);
    case "strong":
      // Beside a blank the asterisks would stay asterisks.
      return escape(text).replace(/\S(?:.*\S)?/, "**$&**");
    case "code":
      return codeSpan(text);
    case "link":
      return `[${escape(text)}](${target(part.to)})`;
    default:
      return part satisfies never;
  }
}

/** Blanks, brackets and parentheses would end the target early. */
function target(to: LinkTarget): string {
  if (to.type === "page") return `${to.name}.md`;
  return to.url.replaceAll(/[\s<>()\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

/** Of a code span's text one blank at each end is dropped; without text there can be no span. */
function codeSpan(text: string): string {
  if (text.trim() === "") return "";
  const ticks = "`".repeat(longestTicks(text) + 1);
  const blank = /^[` ]|[` ]$/.test(text) ? " " : "";
  return ticks + blank + text + blank + ticks;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n]+\s*/g, " ");
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
