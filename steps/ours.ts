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
  for (const { resource, name, namespace, ...reference } of objects) {
    const what = `${resource}/${name}`;
    const where = namespace === undefined ? [] : ["--namespace", namespace];
    const found = await t.learn<readonly string[]>(
      `whether the runbook's ${what} is there`,
      async (probe) => await isThere(probe, { ...reference, name, namespace }) ? [what] : [],
      [what],
    );
    await t.each(what, found, async (object) => {
      await t.run`kubectl delete ${object} ${where}`.prints(`... deleted...`);
    });
  }
}

async function isThere(
  probe: Probe,
  { apiVersion, kind, name, namespace }: Omit<Made, "resource" | "namespace"> & {
    readonly namespace: string | undefined;
  },
): Promise<boolean> {
  const object = await probe.object({
    apiVersion,
    kind,
    name,
    ...(namespace === undefined ? {} : { namespace }),
  });
  return object !== undefined && isOurs(object);
}
