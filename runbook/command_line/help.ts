import type { CommandPath, CommandTable } from "./table.ts";
import * as wording from "./wording.ts";

/** Beside its term a summary has at least so many columns; else it stands below. */
const LEAST_COLUMNS = 36;

/**
 * Lays out the help of a command, in lines of at most `width` characters. Only a call to copy may be
 * longer: broken, it would not be one.
 */
export function help(table: CommandTable, path: CommandPath, width: number): string {
  const { lines, examples } = wording.describe(table, path);
  const entries = (list: readonly wording.Entry[]) => entryLines(list, width);
  const exitCodes = wording.exitCodesOf(path);
  const sections: readonly (readonly [title: string, lines: readonly string[]])[] = [
    ["Description", lines.flatMap((line) => wrapped(line, width - 2))],
    ["Arguments", entries(wording.argumentEntriesOf(path))],
    ["Options", entries(wording.optionEntriesOf(table, path))],
    ["Commands", entries(wording.commandEntriesOf(table, path))],
    ["Exit codes", entries(exitCodes)],
    ["Examples", examples.flatMap(({ line, summary }) => [line, ...below(summary, width)])],
  ];
  const shown = sections.filter(([, lines]) => lines.length > 0).map(([title, lines]) =>
    `\n${title}:\n${lines.map((line) => `  ${line}`.trimEnd()).join("\n")}\n`
  );
  return `Usage: ${wording.usageOf(table, path)}\n${shown.join("")}`;
}

/** Terms in one column and summaries in another, if there is room for both. */
function entryLines(entries: readonly wording.Entry[], width: number): readonly string[] {
  const column = Math.max(0, ...entries.map(({ term }) => term.length)) + 2;
  const room = width - 2 - column;
  return entries.flatMap(({ term, summary }) => {
    if (room < LEAST_COLUMNS && column > 8) return [term, ...below(summary, width)];
    const [first = "", ...others] = wrapped(summary, room);
    return [term.padEnd(column) + first, ...others.map((row) => " ".repeat(column) + row)];
  });
}

function below(summary: string, width: number): readonly string[] {
  return wrapped(summary, width - 6).map((row) => `    ${row}`);
}

/** Breaks a line at its blanks; a word that is longer stays whole. */
function wrapped(line: string, width: number): readonly string[] {
  const rows: string[] = [];
  let row = "";
  for (const word of line.split(" ")) {
    if (row !== "" && row.length + 1 + word.length > width) {
      rows.push(row);
      row = "";
    }
    row = row === "" ? word : `${row} ${word}`;
  }
  return [...rows, row];
}
