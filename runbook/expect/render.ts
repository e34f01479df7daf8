import type { Mismatch } from "./match.ts";
import type { Pattern } from "./pattern.ts";
import { joinBlanks, printedLines, showControls } from "./printed.ts";

/** What a piece of the comparison is, for whoever colours it. */
export type Role = "heading" | "same" | "expected" | "actual";

/** How a mismatch is shown. */
export interface MismatchOptions {
  /** Columns of the terminal or page; at least 40 are used. */
  readonly width: number;
  /** Adds colour codes to a piece whose length is already settled; plain text without it. */
  readonly paint?: (text: string, role: Role) => string;
}

/** One line of each side; `undefined` where a side has none. */
interface Row {
  readonly expected: string | undefined;
  readonly actual: string | undefined;
}

/** Lines shown before and after the one that differs. */
const context = 3;
/** Most lines that the one that differs is broken into. */
const mostBreaks = 12;

/**
 * Shows what was expected and what was printed side by side: the first line that differs in full
 * and marked with `>`, a few lines around it cut to their column. Blanks are shown as they are
 * compared, control characters by their symbols.
 *
 * @returns Lines without LF at the end of the last one.
 */
export function renderMismatch(
  pattern: Pattern,
  actual: string,
  mismatch: Mismatch,
  { width, paint = (text) => text }: MismatchOptions,
): string {
  const lines = printedLines(actual).map((line) => showControls(joinBlanks(line.trimEnd())));
  const column = Math.floor((Math.max(width, 40) - 5) / 2);
  function write(
    marker: string,
    left: string,
    right: string,
    roles: readonly [Role, Role],
  ): string {
    const sides = `${paint(left.padEnd(column), roles[0])} | ${paint(right, roles[1])}`;
    return `${marker} ${sides}`;
  }
  function writeAround({ expected = "", actual = "" }: Row): string {
    return write(" ", cut(expected, column), cut(actual, column), ["same", "same"]);
  }
  const marked = toRow(pattern, lines, mismatch.expectedLine, mismatch.actualLine);
  const left = wrap(marked.expected ?? "(nothing more)", column);
  const right = wrap(marked.actual ?? "(no such line)", column);
  const height = Math.max(left.length, right.length);
  return [
    write(" ", "expected", "printed", ["heading", "heading"]),
    ...rowsBefore(pattern, lines, mismatch).map(writeAround),
    ...Array.from(
      { length: height },
      (_, index) =>
        write(index === 0 ? ">" : " ", left[index] ?? "", right[index] ?? "", [
          "expected",
          "actual",
        ]),
    ),
    ...rowsAfter(pattern, lines, mismatch).map(writeAround),
  ].join("\n");
}

function rowsBefore(pattern: Pattern, lines: readonly string[], { spans }: Mismatch): Row[] {
  const rows = spans.slice(-context).flatMap(({ type, first, end, expected }): Row[] => {
    if (type === "skipped") {
      const count = end - first;
      return [{
        expected: "...",
        actual: count === 0 ? undefined : `... (${count} ${count === 1 ? "line" : "lines"})`,
      }];
    }
    const from = Math.max(first, end - context);
    return Array.from(
      { length: end - from },
      (_, index) => toRow(pattern, lines, expected + from - first + index, from + index),
    );
  });
  return rows.slice(-context);
}

function rowsAfter(pattern: Pattern, lines: readonly string[], mismatch: Mismatch): Row[] {
  const { expectedLine, actualLine } = mismatch;
  return Array.from(
    { length: context },
    (_, index) =>
      toRow(
        pattern,
        lines,
        expectedLine + index + 1,
        actualLine === undefined ? undefined : actualLine + index + 1,
      ),
  ).filter((row) => row.expected !== undefined || row.actual !== undefined);
}

function toRow(
  pattern: Pattern,
  lines: readonly string[],
  expected: number,
  actual: number | undefined,
): Row {
  return {
    expected: pattern.lines[expected]?.source,
    actual: actual === undefined ? undefined : lines[actual],
  };
}

function cut(line: string, width: number): string {
  return line.length > width ? `${line.slice(0, width - 1)}…` : line;
}

/** Breaks a line at its blanks where possible. */
function wrap(line: string, width: number): readonly string[] {
  const pieces: string[] = [];
  let rest = line;
  while (rest.length > width && pieces.length < mostBreaks) {
    const blank = rest.lastIndexOf(" ", width);
    const end = blank > 0 ? blank : width;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...pieces, cut(rest, width)];
}
