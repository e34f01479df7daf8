import { printable } from "../wording/mod.ts";
import { type TextStyle, widthOf } from "./measure.ts";

/** A text as it stands in a picture. */
export interface Wrapped {
  /** Its lines; at least one. */
  readonly lines: readonly string[];
  /** All of the text, where the lines have less. */
  readonly whole?: string;
}

/** Into which space a text must fit. */
export interface Space {
  /** In user units. */
  readonly width: number;
  /** How it is set. */
  readonly style: TextStyle;
  /** How many lines it may have. */
  readonly most: number;
}

/**
 * Breaks a text where names have their joints, behind `.`, `-`, `/` and the like; what is still too
 * long loses its middle, since names differ at their ends.
 */
export function wrap(text: string, space: Space): Wrapped {
  const whole = plain(text);
  const lines = linesOf(whole, space);
  if (lines.length <= space.most) return { lines };
  const signs = signsOf(whole);
  for (let kept = Math.min(signs.length, MOST_SIGNS * space.most);; kept--) {
    const head = signs.slice(0, Math.ceil(kept / 2)).join("");
    const tail = signs.slice(signs.length - Math.floor(kept / 2)).join("");
    const lines = linesOf(`${head}…${tail}`, space);
    if (lines.length <= space.most || kept === 0) return { lines, whole };
  }
}

/** A text as one line, with nothing in it that a page would obey; a dash for none. */
export function plain(text: string): string {
  return printable(text).replaceAll(/\s+/g, " ").trim() || "–";
}

/** More signs than any line has. */
const MOST_SIGNS = 100;
const JOINT_REGEXP = /(?<=[-./ :_@=,])/;
const SIGNS = new Intl.Segmenter("en", { granularity: "grapheme" });

function linesOf(text: string, { width, style }: Space): readonly string[] {
  const fits = (line: string) => widthOf(line.trimEnd(), style) <= width;
  const pieces = text.split(JOINT_REGEXP).flatMap((piece) =>
    fits(piece) ? [piece] : signsOf(piece)
  );
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces) {
    if (line !== "" && !fits(line + piece)) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}

function signsOf(text: string): readonly string[] {
  return Array.from(SIGNS.segment(text), ({ segment }) => segment);
}
