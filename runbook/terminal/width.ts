import { stripVTControlCharacters } from "node:util";

// The blocks of East Asian scripts and their forms of full width (Unicode, UAX #11), and emoji.
const WIDE_REGEXP =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const ZERO_REGEXP = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const ASCII_REGEXP = /^[\x20-\x7e]*$/;

/** Columns that a text takes on a terminal; colour codes take none. */
export function width(text: string): number {
  const plain = stripVTControlCharacters(text);
  if (ASCII_REGEXP.test(plain)) return plain.length;
  let columns = 0;
  for (const character of plain) columns += columnsOf(character);
  return columns;
}

/** Cuts a text without colours into pieces of at most so many columns; an empty text is one piece. */
export function chop(text: string, columns: number): readonly string[] {
  if (text.length <= columns / 2 || width(text) <= columns) return [text];
  const pieces: string[] = [];
  let piece = "";
  let used = 0;
  for (const character of text) {
    const needed = columnsOf(character);
    if (used + needed > columns && piece !== "") {
      pieces.push(piece);
      piece = "";
      used = 0;
    }
    piece += character;
    used += needed;
  }
  return [...pieces, piece];
}

/** Cuts a text without colours to at most so many columns, with `…` where something is missing. */
export function cut(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  const [first = ""] = chop(text, Math.max(1, columns - 1));
  return `${first}…`;
}

/** Writes tabs as the blanks that a terminal shows for them. */
export function expandTabs(line: string): string {
  let expanded = "";
  for (const piece of line.split(/(?<=\t)/)) {
    const text = piece.endsWith("\t") ? piece.slice(0, -1) : piece;
    expanded += text;
    if (text !== piece) expanded += " ".repeat(8 - width(expanded) % 8);
  }
  return expanded;
}

function columnsOf(character: string): number {
  if (ZERO_REGEXP.test(character)) return 0;
  return WIDE_REGEXP.test(character) ? 2 : 1;
}
