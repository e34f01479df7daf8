/**
 * Nothing of another's is changed unasked: before a manifest is applied, each of its objects must be
 * absent or bear the runbook's label.
 *
 * @module
 */

import { AssertionError } from "@std/assert";
import { differences, isOurs, LABEL, OWNER, type Probe, referenceOf } from "../cluster/mod.ts";
import type { JsonObject } from "../json/mod.ts";

/** An object that was there before and is not the runbook's. */
export type Foreign = {
  /** E.g. `Deployment demo in namespace default`. */
  readonly object: string;
  /** Where it is not as the runbook would have it: `spec.replicas: 3, is 1`. */
  readonly differences: readonly string[];
};

/** Finds those of the wanted objects that exist without the runbook's label. */
export async function lookForForeign(
  probe: Probe,
  wanted: readonly JsonObject[],
): Promise<readonly Foreign[]> {
  const found = await Promise.all(wanted.map(async (object) => {
    const reference = referenceOf(object);
    const actual = await probe.object(reference);
    if (actual === undefined || isOurs(actual)) return [];
    const { kind, name, namespace } = reference;
    const where = namespace === undefined ? "" : ` in namespace ${namespace}`;
    return [{
      object: `${kind} ${name}${where}`,
      differences: differences(object, actual),
    }];
  }));
  return found.flat();
}

/** Refuses foreign objects unless they are to be adopted. */
export function judgeForeign(foreign: readonly Foreign[], adopt: boolean): void {
  if (adopt || foreign.length === 0) return;
  const lines = foreign.map(({ object, differences }) => {
    const how = differences.length === 0 ? ["is as wanted otherwise"] : differences;
    return `${object} was there before, without the label ${LABEL}=${OWNER}:\n${
      how.map((line) => `  ${line}`).join("\n")
    }`;
  });
  throw new AssertionError(lines.join("\n"));
}
