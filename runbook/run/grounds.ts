/**
 * What earlier steps must have left behind before a later one is told by itself.
 *
 * @module
 */

import type { JsonObject } from "../json/mod.ts";
import type { Step } from "../step/mod.ts";
import { type Narration, type Outcome, PASSED } from "./narration.ts";

/**
 * Looks whether that is still true on which the chosen steps build and which is not told with them.
 *
 * @param all The runbook's steps.
 * @returns An outcome with exit code 4 where it is not: nothing of the chosen steps is to be told.
 */
export async function lookAtGrounds<S extends JsonObject>(
  narration: Narration<S>,
  all: readonly Step<S>[],
  chosen: readonly Step<S>[],
  settings: S,
): Promise<Outcome> {
  for (const ground of groundsOf(all, chosen)) {
    const outcome = await narration.verify(ground, settings);
    if (outcome === PASSED) continue;
    // What may fade is no failure when it is gone, but nothing can be built on it.
    if (outcome.verdict !== "failed" && outcome.verdict !== "gone") return outcome;
    const names = chosen.map(({ id }) => id).join(", ");
    return {
      ...outcome,
      verdict: "failed",
      exitCode: 4,
      message: `Cannot tell ${names} yet: what ${ground.id} leaves behind is not there: ` +
        `${outcome.message ?? "it does not hold"}\n` +
        `Tell it first: deno task run ${ground.id}`,
    };
  }
  return PASSED;
}

/** The steps that the chosen ones build on, directly or not, and that are not chosen; in order. */
export function groundsOf<T extends Pick<Step<never>, "id" | "buildsOn">>(
  all: readonly T[],
  chosen: readonly T[],
): readonly T[] {
  const needed = new Set<string>();
  const add = (ids: readonly string[] = []): void => {
    for (const id of ids) {
      if (needed.has(id)) continue;
      needed.add(id);
      add(all.find((step) => step.id === id)?.buildsOn);
    }
  };
  for (const { buildsOn } of chosen) add(buildsOn);
  return all.filter((step) => needed.has(step.id) && !chosen.includes(step));
}
