import { duration, printableLines } from "../wording/mod.ts";
import type { Waiting } from "../world/mod.ts";
import { cut, expandTabs } from "./width.ts";

/** Says in one line of at most so many columns what is waited for, what was seen, and how long. */
export function waitingLine(waiting: Waiting, columns: number): string {
  const { label, elapsed, within, last } = waiting;
  const seen = expandTabs(printableLines(last).findLast((line) => line.trim() !== "") ?? "").trim();
  const time = `(${duration(elapsed)} of at most ${duration(within)})`;
  const what = printableLines(label).join(" ");
  return cut(`… ${time} ${what}${seen === "" ? "" : `: ${seen}`}`, columns);
}
