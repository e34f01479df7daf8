/**
 * Which steps a call means.
 *
 * @module
 */

import { UsageError } from "../errors/mod.ts";
import { nearest } from "../text/mod.ts";

/**
 * The named steps in the runbook's order; all of them where none is named. A step can be named by
 * its id or by its number.
 *
 * @throws {UsageError} If a name is no step's.
 */
export function chooseSteps<T extends { readonly id: string }>(
  steps: readonly T[],
  names: readonly string[],
): readonly T[] {
  if (names.length === 0) return steps;
  const ids = steps.map(({ id }) => id);
  const chosen = new Set(names.map((name) => {
    const index = /^\d+$/.test(name) ? Number(name) - 1 : ids.indexOf(name);
    const step = steps[index];
    if (step !== undefined) return step;
    const meant = nearest(name, ids);
    throw new UsageError(`Cannot find the step "${name}", expected one of ${ids.join(", ")}`, {
      remedy: meant === undefined ? "To see them all: deno task list" : `Did you mean "${meant}"?`,
    });
  }));
  return steps.filter((step) => chosen.has(step));
}
