/**
 * Which steps a call means.
 *
 * @module
 */

import { UsageError } from "../errors/mod.ts";
import { nearest } from "../text/mod.ts";

/** What a call says of the steps that it means: either their names, or a first and a last one. */
export interface StepChoice {
  /** Ids, numbers or ranges of steps; all where nothing is said here or below. */
  readonly steps: readonly string[];
  /** Id or number of the first step; that of the runbook where it is absent. */
  readonly from?: string;
  /** Id or number of the last step; that of the runbook where it is absent. */
  readonly until?: string;
}

/** Steps in a row; it is open where an end is `undefined`. */
interface Range {
  readonly from: string | undefined;
  readonly until: string | undefined;
  /** As the user said it, and the same the other way round. */
  readonly said: string;
  readonly reversed: string;
}

/**
 * The chosen steps in the runbook's order. A step can be named by its id or by its number, several
 * in a row as a range: `2..4`, `ingress..`, `..multi-node`.
 *
 * @throws {UsageError} If a name is no step's, a range goes backwards, or steps are named beside a
 * first or a last one.
 */
export function chooseSteps<T extends { readonly id: string }>(
  steps: readonly T[],
  choice: StepChoice,
): readonly T[] {
  const ranges = rangesIn(choice);
  if (ranges.length === 0) return steps;
  const ids = steps.map(({ id }) => id);
  const chosen = new Set(ranges.flatMap((range) => {
    const [first, last] = boundsOf(range, ids);
    return steps.slice(first, last + 1);
  }));
  return steps.filter((step) => chosen.has(step));
}

function rangesIn({ steps, from, until }: StepChoice): readonly Range[] {
  if (from === undefined && until === undefined) return steps.map(rangeNamed);
  if (steps.length === 0) {
    const said = `--from ${from} --until ${until}`;
    return [{ from, until, said, reversed: `--from ${until} --until ${from}` }];
  }
  const option = from === undefined ? "--until" : "--from";
  const names = [...steps, `${from ?? ""}..${until ?? ""}`];
  throw new UsageError(
    `Cannot choose steps by name and with ${option} at once, expected one of the two`,
    { remedy: `To choose all of them by name, say ${names.join(" ")}` },
  );
}

function rangeNamed(name: string): Range {
  const [, from, until] = /^(.*?)\.\.(.*)$/.exec(name) ?? [];
  if (from === undefined || until === undefined) {
    return { from: name, until: name, said: name, reversed: name };
  }
  const open = (end: string) => end === "" ? undefined : end;
  return { from: open(from), until: open(until), said: name, reversed: `${until}..${from}` };
}

/** The positions of the first and the last step that are meant, from 0. */
function boundsOf(
  { from, until, said, reversed }: Range,
  ids: readonly string[],
): readonly [number, number] {
  const first = from === undefined ? 0 : positionOf(from, ids);
  const last = until === undefined ? ids.length - 1 : positionOf(until, ids);
  if (first <= last) return [first, last];
  throw new UsageError(
    `Cannot choose the steps "${said}": ${ids[first]} comes after ${ids[last]}, ` +
      `expected the earlier one first`,
    { remedy: `Say ${reversed}` },
  );
}

function positionOf(name: string, ids: readonly string[]): number {
  const position = /^\d+$/.test(name) ? Number(name) - 1 : ids.indexOf(name);
  if (ids[position] !== undefined) return position;
  const meant = nearest(name, ids);
  throw new UsageError(`Cannot find the step "${name}", expected one of ${ids.join(", ")}`, {
    remedy: meant === undefined ? "To see them all: deno task list" : `Did you mean "${meant}"?`,
  });
}
