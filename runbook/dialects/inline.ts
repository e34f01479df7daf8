import type { Inline, Line, LinkTarget } from "../pages/mod.ts";

/** What a wiki decides about pieces of a line. */
export interface InlineNotation {
  /** Writes data of one line so that nothing in it is read as notation. */
  escape(text: string): string;
  /** Writes the beginning of a line so that it is read as a line, where escaping is not enough. */
  begin?(line: string): string;
  /** Writes where a link leads; `undefined` where the wiki cannot link there. */
  target(to: LinkTarget): string | undefined;
  /** Writes data as code, where backticks will not always do. */
  code?(text: string): string;
}

/** Writes a line of text so that nothing in its data is read as notation. */
export function inline(line: Line, notation: InlineNotation): string {
  const written = line.map((part) => piece(part, notation)).join("").trim();
  return notation.begin?.(written) ?? written;
}

/**
 * Writes a line for a table's cell, in which a bar would end the cell even in code: such code is
 * written as HTML, its text by `plain`.
 */
export function cell(line: Line, notation: InlineNotation, plain = entities): string {
  return line.map((part) =>
    part.type === "code" && part.text.includes("|")
      ? `<code>${plain(oneLine(part.text))}</code>`
      : piece(part, notation).replaceAll("|", "&#124;")
  ).join("").trim();
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

/** Joins lines to one: a line break in data counts as a blank. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n]+\s*/g, " ");
}

/** A URL in which nothing ends a link's target early: blanks, brackets and backticks would. */
export function safeUrl(url: string): string {
  return url.replaceAll(/[\s<>()\\`]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

function piece(part: Inline, notation: InlineNotation): string {
  const text = oneLine(part.text);
  switch (part.type) {
    case "text":
      return notation.escape(text);
    case "strong":
      return strong(notation.escape(text));
    case "code":
      return notation.code?.(text) ?? codeSpan(text);
    case "link": {
      const target = notation.target(part.to);
      const label = notation.escape(text);
      return target === undefined ? strong(label) : `[${label}](${target})`;
    }
    default:
      return part satisfies never;
  }
}

/** Beside a blank the asterisks would stay asterisks. */
function strong(text: string): string {
  return text.replace(/\S(?:.*\S)?/, "**$&**");
}

/** Writes one line as code. Of its text one blank at each end is dropped; there is none without. */
export function codeSpan(text: string): string {
  if (text.trim() === "") return "";
  const ticks = "`".repeat(longestTicks(text) + 1);
  const blank = /^[` ]|[` ]$/.test(text) ? " " : "";
  return ticks + blank + text + blank + ticks;
}
