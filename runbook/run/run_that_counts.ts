/**
 * Which run counts: what pages are made of, `verify` looks at, and `prune` keeps.
 *
 * @module
 */

import { type BegunRun, isPassed, type Run } from "../journal/mod.ts";

/** A live run with what of it is still there. */
export interface StandingRun extends Run<BegunRun> {
  /** Ids of the steps that it told to their end and that were not taken back since, by any run. */
  readonly standing: readonly string[];
}

/**
 * The newest run that told each of these steps to its end and that was not taken back since. What
 * was taken back and is told again later, by any run on that cluster, stands again.
 *
 * @param runs Live runs, newest first; no more of them are asked for than needed.
 */
export function runThatCounts(
  runs: Iterable<Run<BegunRun>>,
  steps: readonly string[],
): StandingRun | undefined {
  for (const run of standingRuns(runs)) {
    if (steps.every((step) => run.standing.includes(step))) return run;
  }
  return undefined;
}

/**
 * Says of each run what of it still stands, as far as the journals know. A step of which the taking
 * back stopped half-way does not.
 *
 * @param runs Live runs, newest first.
 */
export function* standingRuns(runs: Iterable<Run<BegunRun>>): Generator<StandingRun> {
  /** The newest word on each step of each cluster: whether it was told, and not taken back. */
  const words = new Map<string, boolean>();
  for (const run of runs) {
    const { header, steps } = run.state;
    const keyOf = (step: string) => `${header.target?.identity} ${step}`;
    for (const [id, step] of steps) {
      const word = step.undoing !== undefined ? false : isPassed(step) || undefined;
      if (word !== undefined && !words.has(keyOf(id))) words.set(keyOf(id), word);
    }
    const standing = [...steps].filter(([id, step]) => isPassed(step) && words.get(keyOf(id)));
    yield { ...run, standing: standing.map(([id]) => id) };
  }
}
