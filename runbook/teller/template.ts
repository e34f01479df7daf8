/**
 * Templates with holes. The template's own lines are set first and the holes filled last, so that
 * what fills them may have lines of its own.
 *
 * @module
 */

import { dedent } from "../expect/mod.ts";
import type { Word } from "../step/mod.ts";

/** Stands for a hole while the template's lines are set: nobody types it. */
const HOLE = "\0";

/** A paragraph without the indentation of the code around it. */
export function proseText(
  strings: readonly string[],
  holes: readonly (string | number)[],
): string {
  const [first = "", ...rest] = dedent(strings.join(HOLE)).split(HOLE);
  return holes.reduce<string>((text, hole, index) => text + hole + (rest[index] ?? ""), first);
}

/**
 * A command as the shell reads it and as the page shows it: a line break in the template goes on
 * with the same command, and every hole becomes quoted words.
 */
export function commandText(
  strings: readonly string[],
  holes: readonly Word[],
  quote: (word: string | number) => string,
): string {
  const template = strings.join(HOLE).trim().replaceAll(/\s*\n\s*/g, CONTINUED);
  const [first = "", ...rest] = template.split(HOLE);
  return holes.reduce<string>((text, hole, index) => {
    const words = wordsOf(hole).map(quote).join(" ");
    // An empty list leaves no trace, not even the blank or the line break before it.
    const before = words === "" ? text.replace(/(?: \\\n)?\s*$/, "") : text;
    return before + words + (rest[index] ?? "");
  }, first);
}

/** How a command goes on in the next line. */
const CONTINUED = " \\\n  ";

function wordsOf(hole: Word): readonly (string | number)[] {
  if (typeof hole !== "object") return [hole];
  return "name" in hole ? [hole.name] : hole;
}
