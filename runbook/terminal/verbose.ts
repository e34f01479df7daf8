import { type CommandAccount, judgeStreams } from "../account/mod.ts";
import type { Check, Learned } from "../journal/mod.ts";

/** What a check that said yes has compared: the expectation, or what was seen, and what it captured. */
export function comparedLines(
  check: Check,
  command: CommandAccount | undefined,
): readonly string[] {
  const expected = (command === undefined ? [] : judgeStreams(command)).flatMap(
    ({ stream, judged }) =>
      judged === undefined
        ? []
        : [`expected on ${stream}:`, ...(judged.pattern.source || "nothing").split("\n")],
  );
  const seen = check.seen === undefined ? [] : [`seen: ${JSON.stringify(check.seen)}`];
  const captured = Object.entries(check.captures ?? {}).map(([name, value]) =>
    `${name} = ${value}`
  );
  return [...expected, ...seen, ...captured];
}

/** A value that was learned. */
export function learnedLine({ name, value }: Learned): string {
  return `learned: ${name} = ${JSON.stringify(value)}`;
}
