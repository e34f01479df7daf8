import { kinds } from "./kinds.ts";
import type { Pattern } from "./pattern.ts";
import { lineAt, type Printed, showControls } from "./printed.ts";
import type { Outcome } from "./search.ts";
import type { HoleStep, Step } from "./steps.ts";

/** A search that failed, and what it went through. */
export interface Failure {
  readonly pattern: Pattern;
  readonly steps: readonly Step[];
  readonly printed: Printed;
  readonly outcome: Outcome;
}

/** What a person is told about it; lines count from 0. */
export interface Explanation {
  readonly expectedLine: number;
  readonly actualLine?: number;
  readonly reason: string;
}

/** Names the first line that differs and what differs there. */
export function explain(failure: Failure): Explanation {
  const explanation = explainFurthest(failure);
  if (failure.outcome.type !== "gave-up") return explanation;
  const reason =
    `${explanation.reason} (not all of the too many ways to fill the holes were tried)`;
  return { ...explanation, reason };
}

function explainFurthest(failure: Failure): Explanation {
  const { pattern, steps, printed, outcome } = failure;
  const step = steps[outcome.step];
  const expectedLine = step?.line ?? 0;
  const index = lineAt(printed, outcome.position);
  const found = lineText(printed, index);
  const source = pattern.lines[expectedLine]?.source ?? "";
  if (found === undefined) {
    const wanted = source === "" ? "an empty line" : quote(source);
    return { expectedLine, reason: `expected ${wanted}, found the end of the output` };
  }
  if (isSought(failure)) {
    return { expectedLine, reason: `expected a line ${quote(source)}, found none` };
  }
  const reason = step === undefined || step.type === "end"
    ? `expected ${pattern.lines.length === 0 ? "no output" : "the end of the output"}, found ${
      quote(found)
    }`
    : explainLine(failure, step, found);
  return { expectedLine, actualLine: printed.top + index, reason };
}

/**
 * Whether the line stands after a `...` and no printed line is like it: not one has even its first
 * word, so that naming any of them would be a guess.
 */
function isSought({ pattern, steps, printed, outcome }: Failure): boolean {
  const step = steps[outcome.step];
  if (step === undefined || step.column > 0) return false;
  if (pattern.lines[step.line - 1]?.type !== "gap") return false;
  const start = outcome.path[outcome.step] ?? 0;
  return !printed.text.slice(start, outcome.position).trimStart().includes(" ");
}

function explainLine(failure: Failure, step: Step, found: string): string {
  const { pattern, steps, printed, outcome } = failure;
  const source = pattern.lines[step.line]?.source ?? "";
  const lineStart = printed.starts[lineAt(printed, outcome.position)] ?? 0;
  const start = outcome.path[outcome.step] ?? 0;
  const hole = failedHole(failure);
  if (hole !== undefined) {
    const from = (outcome.path[steps.indexOf(hole)] ?? 0) - lineStart;
    return `expected ${holeText(failure, hole)}, found ${tail(found, from)}`;
  }
  const index = outcome.position - lineStart;
  if (index === 0 && source.startsWith(" ") !== found.startsWith(" ")) {
    const wanted = source.startsWith(" ") ? "an indented line" : "a line without indentation";
    return `expected ${wanted}, found ${quote(found)}`;
  }
  const [wanted, actual] = differingWords(
    { line: source, index: step.column + outcome.position - start },
    { line: found, index },
  );
  return `expected ${wanted}, found ${actual}`;
}

/** The hole that failed, or whose token is only the beginning of a longer word. */
function failedHole({ steps, printed, outcome }: Failure): (Step & HoleStep) | undefined {
  const step = steps[outcome.step];
  if (step?.type === "hole") return step;
  const before = steps[outcome.step - 1];
  const start = outcome.path[outcome.step];
  const goesOn = outcome.position === start && /[^ \n]/.test(printed.text[start] ?? "\n");
  return goesOn && before?.type === "hole" ? before : undefined;
}

function holeText({ printed, outcome: { path } }: Failure, hole: HoleStep): string {
  const { name, kind, wanted } = hole;
  switch (wanted.type) {
    case "any":
      return kinds[kind].title;
    case "known":
      return `${quote(wanted.text)} for <${name}:${kind}>`;
    case "same": {
      const text = printed.text.slice(path[wanted.step], path[wanted.step + 1]);
      return `${quote(text)} again for <${name}:${kind}>`;
    }
    default:
      return wanted satisfies never;
  }
}

interface Point {
  readonly line: string;
  readonly index: number;
}

/** The words at two points; the next ones where these are equal up to the blank after them. */
function differingWords(wanted: Point, found: Point): readonly [string, string] {
  const words = [wordAt(wanted), wordAt(found)] as const;
  if (words[0] !== words[1]) return words;
  return [
    wordAt({ ...wanted, index: wanted.index + 1 }),
    wordAt({ ...found, index: found.index + 1 }),
  ];
}

function wordAt({ line, index }: Point): string {
  if (index === 0 || index > line.length) return tail(line, index);
  return tail(line, line.lastIndexOf(" ", index - 1) + 1);
}

/** What a line has from an index on, up to the next blank. */
function tail(line: string, start: number): string {
  const word = line.slice(start).trimStart().split(" ", 1)[0] ?? "";
  if (word !== "") return quote(word);
  return line === "" ? "an empty line" : "the end of the line";
}

function lineText(printed: Printed, line: number): string | undefined {
  const start = printed.starts[line];
  if (start === undefined) return undefined;
  return printed.text.slice(start, (printed.starts[line + 1] ?? printed.text.length) - 1);
}

/** Long lines are shown by their beginning. */
function quote(text: string): string {
  return `\`${showControls(text.length > 80 ? `${text.slice(0, 79)}…` : text)}\``;
}
