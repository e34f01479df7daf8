import type { Mismatch, Pattern } from "../expect/mod.ts";
import type { Check } from "../journal/mod.ts";
import { printable } from "../wording/mod.ts";
import type { CommandAccount } from "./command.ts";
import { judgeStreams } from "./streams.ts";

/** What was expected, what was printed, and where they part; for `renderMismatch`. */
export interface Comparison {
  /** What was expected. */
  readonly pattern: Pattern;
  /** What was printed. */
  readonly actual: string;
  /** Where they part. */
  readonly mismatch: Mismatch;
}

/** Why a check did not say yes, ready to be shown. */
export interface Failure {
  /** The reason in one line. */
  readonly reason: string;
  /** More about it, line by line: the difference of two values, mostly. */
  readonly details: readonly string[];
  /** Where the output was not as expected. */
  readonly comparison?: Comparison;
  /** What a look saw last, as JSON. */
  readonly seen?: string;
}

/** Puts together what is known about a failure; `command` is what was judged, if it was one. */
export function failureOf(check: Check, command?: CommandAccount): Failure {
  const text = printable(check.message ?? "it was not as expected").trim();
  const [reason = "", ...rest] = text.split("\n");
  const firstDetail = rest.findIndex((line) => line.trim() !== "");
  const comparison = command === undefined ? undefined : compare(command);
  return {
    reason,
    details: firstDetail === -1 ? [] : rest.slice(firstDetail),
    ...(comparison === undefined ? {} : { comparison }),
    ...(check.seen === undefined ? {} : { seen: printable(JSON.stringify(check.seen, null, 2)) }),
  };
}

/** Output is only judged of a command that ended as it should. */
function compare(account: CommandAccount): Comparison | undefined {
  const { started: { expects }, ended } = account;
  if (ended === undefined || ended.timedOut) return undefined;
  if (ended.code === null || !expects.exits.includes(ended.code)) return undefined;
  for (const { text, judged } of judgeStreams(account)) {
    if (judged?.match.type !== "mismatch") continue;
    return { pattern: judged.pattern, actual: text, mismatch: judged.match };
  }
  return undefined;
}
