/**
 * Which steps a call means.
 *
 * @module
 */

import { UsageError } from "../errors/mod.ts";
import { nearest } from "../text/mod.ts";

/**
 * The named steps in the runbook's order; all of them where none is named. A step can be named by
 * its id or by its number, several in a row as a range: `2..4`, `ingress..`, `..multi-node`.
 *
 * @throws {UsageError} If a name is no step's, or a range goes backwards.
 */
export function chooseSteps<T extends { readonly id: string }>(
  steps: readonly T[],
  names: readonly string[],
): readonly T[] {
  if (names.length === 0) return steps;
  const ids = steps.map(({ id }) => id);
  const chosen = new Set(names.flatMap((name) => {
    const [first, last] = boundsOf(name, ids);
    return steps.slice(first, last + 1);
  }));
  return steps.filter((step) => chosen.has(step));
}

/** The positions of the first and the last step that are meant, from 0. */
function boundsOf(name: string, ids: readonly string[]): readonly [number, number] {
  const range = /^(.*?)\.\.(.*)$/.exec(name);
  if (range === null) {
    const position = positionOf(name, ids);
    return [position, position];
  }
  const [, from = "", until = ""] = range;
  const first = from === "" ? 0 : positionOf(from, ids);
  const last = until === "" ? ids.length - 1 : positionOf(until, ids);
  if (first <= last) return [first, last];
  throw new UsageError(
    `Cannot choose the steps "${name}": ${ids[first]} comes after ${ids[last]}, ` +
      `expected the earlier one first`,
    { remedy: `Say ${until}..${from}` },
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
