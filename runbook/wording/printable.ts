import { stripVTControlCharacters } from "node:util";
import { printedLines } from "../expect/mod.ts";

/**
 * The lines that a command printed, fit to be shown anywhere: as a terminal would show them at
 * last, with nothing in them that a terminal or a page would obey.
 */
export function printableLines(text: string): readonly string[] {
  if (!PLAIN_REGEXP.test(text)) return printedLines(text).map(inert);
  const lines = text.split("\n");
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** A text without colours, of whose control characters only tabs and line feeds are kept. */
export function printable(text: string): string {
  return inert(stripVTControlCharacters(text).replaceAll(/\r\n?/g, "\n"));
}

// Most output is that, and much: it need not be looked at line by line.
const PLAIN_REGEXP = /^[ -~\n]*$/;
// Control characters but tab and line feed, and the marks that reverse the order of what is read.
const OBEYED_REGEXP = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

function inert(text: string): string {
  return text.replaceAll(OBEYED_REGEXP, (sign) => {
    const code = sign.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? "␡" : "�";
  });
}
