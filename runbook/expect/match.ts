import type { Pattern } from "./pattern.ts";
import { joinBlanks, lineAt, type Printed, readPrinted } from "./printed.ts";
import { explain } from "./explain.ts";
import { type Outcome, search } from "./search.ts";
import { type Step, toSteps } from "./steps.ts";

/**
 * How lines of a pattern and printed lines belong together. Lines count from 0, `end` is the line
 * after the last one; printed lines as {@linkcode printedLines} gives them.
 *
 * - `same`: printed lines that a pattern's lines, from `expected` on, match one by one.
 * - `skipped`: printed lines that a `...` stands for; none if `first` equals `end`.
 */
export interface Span {
  /** Tells it from the others. */
  readonly type: "same" | "skipped";
  /** First printed line. */
  readonly first: number;
  /** The printed line after the last one. */
  readonly end: number;
  /** First line of the pattern. */
  readonly expected: number;
}

/** Everything was printed as it must be. */
export interface Matched {
  /** Tells it from the others. */
  readonly type: "match";
  /** What the holes stand for, by name, those that were known beforehand included. */
  readonly captures: Readonly<Record<string, string>>;
  /** In the order of the lines; blank lines at both ends belong to none. */
  readonly spans: readonly Span[];
}

/** Something else was printed. */
export interface Mismatch {
  /** Tells it from the others. */
  readonly type: "mismatch";
  /** The pattern's line, from 0, that is not met; its number of lines if more was printed. */
  readonly expectedLine: number;
  /** The printed line, from 0, that differs; missing if there is no such line. */
  readonly actualLine?: number;
  /** What was expected and what was found there, as half a sentence without full stop. */
  readonly reason: string;
  /** What matches before the first line that differs. */
  readonly spans: readonly Span[];
}

/** What judging came to. */
export type Match = Matched | Mismatch;

/**
 * Judges what was printed. The time grows with the product of both lengths at worst; a pattern of
 * so many equal names that it would take longer than about a second counts as not matched.
 *
 * @param known Texts that holes must have, by name.
 */
export function matchPattern(
  pattern: Pattern,
  actual: string,
  known: Readonly<Record<string, string>> = {},
): Match {
  const printed = readPrinted(actual);
  const texts = Object.entries(known).map(([name, text]) => [name, joinBlanks(text)] as const);
  const steps = toSteps(pattern, new Map(texts));
  const outcome = search(steps, printed);
  const spans = toSpans(outcome, steps, printed);
  if (outcome.type === "found") {
    return { type: "match", captures: readCaptures(outcome, steps, printed), spans };
  }
  return { type: "mismatch", ...explain({ pattern, steps, printed, outcome }), spans };
}

function readCaptures(
  { path }: Outcome,
  steps: readonly Step[],
  printed: Printed,
): Readonly<Record<string, string>> {
  const captures = steps.flatMap((step, index) =>
    step.type === "hole" && step.name !== "_"
      ? [[step.name, printed.text.slice(path[index], path[index + 1])] as const]
      : []
  );
  return Object.fromEntries(captures);
}

function toSpans(outcome: Outcome, steps: readonly Step[], printed: Printed): readonly Span[] {
  const spans: Span[] = [];
  const failed = steps[outcome.step]?.line ?? steps.length;
  outcome.path.forEach((position, index) => {
    const step = steps[index];
    if (step === undefined || step.line >= failed || step.type === "end") return;
    const first = printed.top + lineAt(printed, position);
    if (step.type === "lines") {
      const next = outcome.path[index + 1] ?? printed.text.length;
      const end = printed.top + lineAt(printed, next);
      spans.push({ type: "skipped", first, end, expected: step.line });
    } else if (step.type === "literal" && step.text === "\n") {
      const last = spans.at(-1);
      if (last?.type === "same") spans[spans.length - 1] = { ...last, end: first + 1 };
      else spans.push({ type: "same", first, end: first + 1, expected: step.line });
    }
  });
  return spans;
}
