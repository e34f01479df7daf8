/**
 * Holes: what a plan shows in place of a value that only the run will know, such as `<pod>`.
 *
 * @module
 */

const HOLE_REGEXP = /<[A-Za-z_][\w .-]*>/g;
const HOLE_LINE_REGEXP = /^\s*(?:- )?<[A-Za-z_][\w .-]*>\s*$/;

/** The hole of a name. */
export function hole(name: string): string {
  return `<${name}>`;
}

/**
 * Quotes a word of a plan: its holes stay bare, since nobody types them.
 *
 * @param quote Quotes an ordinary word.
 */
export function quoteAround(word: string, quote: (word: string) => string): string {
  const filled = word.replaceAll(HOLE_REGEXP, "x");
  return quote(filled) === filled ? word : quote(word);
}

/**
 * Whether a told text is the planned one with its holes filled.
 *
 * A hole stands for any text; a line that is nothing but a hole (as a list item, too) stands for
 * any number of lines.
 */
export function fillsHoles(planned: string, told: string): boolean {
  if (planned === told) return true;
  const source = planned.split("\n").map((line) =>
    HOLE_LINE_REGEXP.test(line)
      ? "(?:.*\\n)*?"
      : line.split(HOLE_REGEXP).map((literal) => RegExp.escape(literal)).join("[^]*?") + "\\n"
  ).join("");
  return new RegExp(`^${source}$`).test(told + "\n");
}
