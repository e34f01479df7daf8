/**
 * Whether MetalLB gives the ingress controller's Service an address, or will not.
 *
 * @module
 */

import { assert } from "@std/assert";
import { absent, giveUp, type Probe } from "../runbook/mod.ts";

/** Name of the ingress controller's Service. */
export const SERVICE = "ingress-nginx-controller";

/** The addresses of the Service, or why there is none. */
export type Given = {
  readonly addresses: readonly string[];
  /** What MetalLB says against giving one; empty where nothing, or where it has given one. */
  readonly refusal: string;
  /** Whether that has been so for long enough to stay so. */
  readonly lasting: boolean;
};

/** Milliseconds in which MetalLB tries again several times, and hears of a Service that has gone. */
const PATIENCE = 8_000;

/** Makes a look, which knows how long it has been looked in vain. */
export function givenAddress(namespace: string): (probe: Probe) => Promise<Given> {
  let begin: number | undefined;
  return async (probe) => {
    begin ??= performance.now();
    const service = await absent(probe.core.readNamespacedService({ name: SERVICE, namespace }));
    const addresses = (service?.status?.loadBalancer?.ingress ?? []).map(({ ip }) => ip ?? "");
    const refusal = addresses.length > 0 ? "" : await lastRefusal(probe, namespace);
    const lasting = refusal !== "" && performance.now() - begin > PATIENCE;
    return { addresses, refusal, lasting };
  };
}

/** Asserts that there is an address; gives up where MetalLB goes on refusing one. */
export function isGiven({ addresses, refusal, lasting }: Given): void {
  if (lasting) giveUp(`its EXTERNAL-IP stays <pending>: ${refusal}`);
  assert(addresses.length > 0, `its EXTERNAL-IP is <pending>${refusal && `: ${refusal}`}`);
}

/** What MetalLB has said last against giving the Service an address; empty where nothing. */
export async function lastRefusal(probe: Probe, namespace: string): Promise<string> {
  const { items } = await probe.core.listNamespacedEvent({
    namespace,
    fieldSelector: `involvedObject.kind=Service,involvedObject.name=${SERVICE}`,
  });
  return items.findLast(({ reason }) => reason === "AllocationFailed")?.message ?? "";
}
