/**
 * Taking back: only what the runbook made, whatever of it is still there.
 *
 * @module
 */

import { isOurs, type Probe } from "../runbook/mod.ts";
import type { Teller } from "./step.ts";

/** An object that a step made, as kubectl names it. */
export interface Made {
  readonly apiVersion: string;
  readonly kind: string;
  /** As kubectl wants it on the command line, e.g. `deployment` or `ipaddresspool.metallb.io`. */
  readonly resource: string;
  readonly name: string;
  /** Absent for what belongs to no namespace. */
  readonly namespace?: string;
}

/**
 * Deletes, in the given order, those of the objects that exist and bear the runbook's label, and
 * waits until they are gone.
 */
export async function deleteOurs(t: Teller, objects: readonly Made[]): Promise<void> {
  for (const { resource, ...made } of objects) {
    const { name, namespace } = made;
    const what = `${resource}/${name}`;
    const where = namespace === undefined ? [] : ["--namespace", namespace];
    const found = await t.learn<readonly string[]>(
      `whether the runbook's ${what} is there`,
      async (probe) => await isThere(probe, made) ? [what] : [],
      [what],
    );
    await t.each(what, found, async (object) => {
      await t.run`kubectl delete ${object} ${where}`.prints(`... deleted...`);
    });
  }
}

/** Whether the object is there and bears the runbook's label. */
export async function isThere(probe: Probe, made: Omit<Made, "resource">): Promise<boolean> {
  const object = await probe.object(made);
  return object !== undefined && isOurs(object);
}
