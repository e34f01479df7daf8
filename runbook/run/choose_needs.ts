/**
 * Which needs a call means.
 *
 * @module
 */

import { UsageError } from "../errors/mod.ts";
import type { Step } from "../step/mod.ts";
import { nearest } from "../text/mod.ts";

/**
 * Makes sure that each id is that of a need of some step.
 *
 * @throws {UsageError} If one is not; names the need that was most likely meant.
 */
export function requireNeeds(
  steps: readonly Pick<Step<never>, "needs">[],
  ids: readonly string[],
): void {
  const known = new Set(steps.flatMap(({ needs = [] }) => needs.map(({ id }) => id)));
  for (const id of ids) {
    if (known.has(id)) continue;
    const meant = nearest(id, known);
    throw new UsageError(
      `Cannot skip the check "${id}", expected one of ${[...known].join(", ") || "none"}`,
      {
        remedy: meant === undefined
          ? "To see them all: deno task doctor"
          : `Did you mean "${meant}"?`,
      },
    );
  }
}
