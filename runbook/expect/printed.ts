import { stripVTControlCharacters } from "node:util";
import { trimEdges } from "./dedent.ts";

// "Erase in line" of ECMA-48, with its mode: programs send it before or after they rewrite a line.
const eraseLine = new RegExp(`${String.fromCharCode(27)}\\[([0-2]?)K`);

/**
 * The lines that a terminal would show after a command printed this text: without colours and
 * other control sequences, CRLF read as LF, and of a line that was rewritten after a lone CR only
 * what remains to be seen. Line numbers of a match count these lines, from 0.
 */
export function printedLines(text: string): readonly string[] {
  const lines = text.split("\n").map(shownLine);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

/** Printed text in the form in which it is compared. */
export interface Printed {
  /** All lines, each ended by LF, runs of blanks as one, no blanks at the end. */
  readonly text: string;
  /** Where in `text` each line begins. */
  readonly starts: readonly number[];
  /** Number of blank lines that were printed before the first of these. */
  readonly top: number;
}

/** Brings printed text into the form in which it is compared. */
export function readPrinted(text: string): Printed {
  const { lines, top } = trimEdges(printedLines(text));
  const starts: number[] = [];
  let length = 0;
  const plain = lines.map((line) => {
    const one = joinBlanks(line.trimEnd()) + "\n";
    starts.push(length);
    length += one.length;
    return one;
  });
  return { text: plain.join(""), starts, top };
}

/** Index of the line that a position of the text stands on; the number of lines at its end. */
export function lineAt(printed: Printed, position: number): number {
  if (position >= printed.text.length) return printed.starts.length;
  let low = 0;
  let high = printed.starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((printed.starts[middle] ?? 0) <= position) low = middle;
    else high = middle;
  }
  return low;
}

/** Makes one blank of every run of blanks and tabs. */
export function joinBlanks(text: string): string {
  return text.replaceAll(/[ \t]+/g, " ");
}

/** Replaces control characters, which would disturb the terminal, by their Unicode symbols. */
export function showControls(text: string): string {
  return Array.from(text, (character) => {
    const code = character.charCodeAt(0);
    return code < 32 ? String.fromCharCode(0x2400 + code) : character;
  }).join("");
}

function shownLine(line: string): string {
  if (!line.includes("\r")) return stripVTControlCharacters(line);
  let shown = "";
  for (const pass of line.split("\r")) {
    let column = 0;
    pass.split(eraseLine).forEach((piece, index) => {
      if (index % 2 === 1) {
        shown = erase(shown, column, piece);
      } else {
        const text = stripVTControlCharacters(piece);
        shown = shown.slice(0, column) + text + shown.slice(column + text.length);
        column += text.length;
      }
    });
  }
  return shown.trimEnd();
}

/** Mode 1 blanks the line up to the column, mode 2 all of it, every other what comes after. */
function erase(line: string, column: number, mode: string): string {
  const before = mode === "1" || mode === "2" ? " ".repeat(column) : line.slice(0, column);
  return before + (mode === "1" ? line.slice(column) : "");
}
