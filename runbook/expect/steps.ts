import type { Kind } from "./kinds.ts";
import type { Pattern, PatternLine } from "./pattern.ts";

/**
 * What a search does next; `line` counts the pattern's lines from 0, `column` the characters of
 * that line. `lines` passes over any lines, `gap` over any text of one line.
 */
export type Step =
  & { readonly line: number; readonly column: number }
  & (
    | { readonly type: "literal"; readonly text: string }
    | HoleStep
    | { readonly type: "gap" | "lines" | "end" }
  );

/** One token. */
export interface HoleStep {
  readonly type: "hole";
  readonly name: string;
  readonly kind: Kind;
  readonly wanted: Wanted;
}

/**
 * Which text a hole takes: any token of its kind (`recalled`: it decides about a later hole of the
 * same name), a text known beforehand, or the text that an earlier step took.
 */
export type Wanted =
  | { readonly type: "any"; readonly recalled: boolean }
  | { readonly type: "known"; readonly text: string }
  | { readonly type: "same"; readonly step: number };

const anyToken: Wanted = { type: "any", recalled: false };

/** Lays a pattern out as the steps of a search, each line ending with a literal LF. */
export function toSteps(pattern: Pattern, known: ReadonlyMap<string, string>): readonly Step[] {
  const steps = pattern.lines.flatMap(lineSteps);
  const uses = new Map<string, { readonly first: number; last: number }>();
  steps.forEach((step, index) => {
    if (step.type !== "hole" || step.name === "_") return;
    const earlier = uses.get(step.name);
    if (earlier === undefined) uses.set(step.name, { first: index, last: index });
    else earlier.last = index;
  });
  function wantedBy(name: string, index: number): Wanted {
    const use = uses.get(name);
    if (use === undefined) return anyToken;
    const text = known.get(name);
    if (text !== undefined) return { type: "known", text };
    return use.first < index
      ? { type: "same", step: use.first }
      : { type: "any", recalled: use.last > index };
  }
  const laidOut = steps.map((step, index): Step =>
    step.type === "hole" ? { ...step, wanted: wantedBy(step.name, index) } : step
  );
  return [...laidOut, { type: "end", line: pattern.lines.length, column: 0 }];
}

function lineSteps(patternLine: PatternLine, line: number): Step[] {
  if (patternLine.type === "gap") return [{ type: "lines", line, column: 0 }];
  const steps = patternLine.parts.map((part): Step =>
    part.type === "hole" ? { ...part, line, wanted: anyToken } : { ...part, line }
  );
  return [...steps, { type: "literal", text: "\n", line, column: patternLine.source.length }];
}

/**
 * For each step the earlier ones whose captured text it or a later one needs again: the only
 * captures that can make the rest of a search come out differently.
 */
export function recalledSteps(steps: readonly Step[]): readonly (readonly number[])[] {
  const needed: number[][] = [];
  let open: readonly number[] = [];
  for (let index = steps.length - 1; index >= 0; index--) {
    const step = steps[index];
    if (step?.type === "hole" && step.wanted.type === "same" && !open.includes(step.wanted.step)) {
      open = [...open, step.wanted.step];
    }
    open = open.filter((first) => first < index);
    needed[index] = [...open];
  }
  return needed;
}
