import { stripVTControlCharacters } from "node:util";
import { chop, width } from "./width.ts";

/** How a paragraph is set. */
export interface WrapOptions {
  readonly columns: number;
  /** What its first line begins with. */
  readonly first?: string;
  /** What its other lines begin with; as wide as `first` unless said. */
  readonly rest?: string;
}

/** A blank at which no line ends; it is written as an ordinary one. */
export const TIE = "\u00a0";

/** Breaks a text at its blanks into lines of at most so many columns; a long word is cut. */
export function wrap(text: string, { columns, first = "", rest }: WrapOptions): readonly string[] {
  const indent = rest ?? " ".repeat(width(first));
  const room = Math.max(1, columns - Math.max(width(first), width(indent)));
  const rows: string[] = [];
  let row = "";
  let used = 0;
  for (const word of text.split(/[ \t\n]+/).filter((word) => word !== "")) {
    for (const piece of pieces(word, room)) {
      const needed = width(piece);
      if (row !== "" && used + 1 + needed > room) {
        rows.push(row);
        row = "";
      }
      used = row === "" ? needed : used + 1 + needed;
      row = row === "" ? piece : `${row} ${piece}`;
    }
  }
  return [...rows, row].map((row, index) =>
    (index === 0 ? first : indent) + row.replaceAll(TIE, " ")
  );
}

/** A word that has no place in a line loses its colours with its length. */
function pieces(word: string, room: number): readonly string[] {
  return width(word) <= room ? [word] : chop(stripVTControlCharacters(word), room);
}
