/** A text without its blank edges, and where in the original it stood. */
export interface Trimmed {
  /** The lines between the first and the last that are not blank, without common indentation. */
  readonly lines: readonly string[];
  /** Number of blank lines dropped at the beginning. */
  readonly top: number;
  /** Number of blanks dropped at the beginning of each line. */
  readonly left: number;
}

/** Drops the blank lines at both ends and the indentation that all other lines share. */
export function trimEdges(lines: readonly string[]): Trimmed {
  const top = lines.findIndex(hasText);
  if (top === -1) return { lines: [], top: lines.length, left: 0 };
  const inner = lines.slice(top, lines.findLastIndex(hasText) + 1);
  const left = commonIndentation(inner.filter(hasText));
  return { lines: inner.map((line) => (hasText(line) ? line.slice(left) : "")), top, left };
}

/**
 * Brings a text from a template literal to the left margin: the indentation that its lines have in
 * common and the blank lines at both ends go, everything in between stays. Lines end with LF, the
 * last one without.
 */
export function dedent(text: string): string {
  return trimEdges(text.split(/\r?\n/)).lines.join("\n");
}

function hasText(line: string): boolean {
  return line.trim() !== "";
}

/** Length of the longest run of blanks that all lines begin with; tabs equal only tabs. */
function commonIndentation(lines: readonly string[]): number {
  const [first = "", ...others] = lines.map((line) => /^[ \t]*/.exec(line)?.[0] ?? "");
  let common = first;
  for (const other of others) {
    while (!other.startsWith(common)) common = common.slice(0, -1);
  }
  return common.length;
}
