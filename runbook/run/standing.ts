/**
 * What was told to a cluster and not taken back since.
 *
 * @module
 */

import type { Planned, Recorded } from "../journal/mod.ts";
import type { JsonObject } from "../json/mod.ts";

/** A telling whose effects may be in the cluster. */
export interface Standing {
  /** The step's id. */
  readonly step: string;
  /** The settings that it was told with. */
  readonly settings: JsonObject;
  /** How it would have been taken back, as planned when it was told. */
  readonly undo: readonly Planned[];
}

/**
 * What the events of runs leave standing, as last told: oldest first.
 *
 * A telling counts however it ended, since one that failed has changed something, too. Tellings of
 * a step that would be taken back alike are one.
 *
 * @param runs The events of each run on the cluster, the oldest run first.
 */
export function standingAfter(runs: Iterable<Iterable<Recorded>>): readonly Standing[] {
  const standing = new Map<string, Standing>();
  for (const events of runs) {
    let settings: JsonObject = {};
    let undone: string | undefined;
    for (const event of events) {
      switch (event.type) {
        case "run-started":
        case "run-resumed":
          settings = event.settings;
          break;
        case "step-started": {
          const { step, action, undo = [] } = event;
          const key = JSON.stringify([step, undo]);
          undone = action === "undo" ? key : undefined;
          if (action !== "tell") break;
          // Told again, it stands on top of what was told meanwhile.
          standing.delete(key);
          standing.set(key, { step, settings, undo });
          break;
        }
        case "step-ended":
          if (event.verdict === "passed" && undone !== undefined) standing.delete(undone);
          undone = undefined;
          break;
      }
    }
  }
  return [...standing.values()];
}

/**
 * In the order of undoing: the last step first, since it builds on those before it; of one step the
 * newest telling first.
 */
export function inOrderOfUndoing(
  standing: readonly Standing[],
  steps: readonly { readonly id: string }[],
): readonly Standing[] {
  const position = ({ step }: Standing) => steps.findIndex(({ id }) => id === step);
  return standing.toReversed().toSorted((a, b) => position(b) - position(a));
}
