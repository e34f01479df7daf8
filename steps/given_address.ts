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

/** The same for what was said before anybody looked: its cause may have been mended since. */
const PATIENCE_WITH_OLD = 30_000;

/**
 * Makes a look, which knows how long it has been looked in vain.
 *
 * @param now A clock, in milliseconds.
 */
export function givenAddress(
  namespace: string,
  now: () => number = () => performance.now(),
): (probe: Probe) => Promise<Given> {
  let first: { readonly at: number; readonly said: string } | undefined;
  return async (probe) => {
    const service = await absent(probe.core.readNamespacedService({ name: SERVICE, namespace }));
    const addresses = (service?.status?.loadBalancer?.ingress ?? []).map(({ ip }) => ip ?? "");
    const event = addresses.length > 0 ? undefined : await refusalIn(probe, namespace);
    const refusal = event?.message ?? "";
    const said = `${event?.count} ${event?.lastTimestamp?.toISOString()} ${refusal}`;
    first ??= { at: now(), said };
    const patience = said === first.said ? PATIENCE_WITH_OLD : PATIENCE;
    return { addresses, refusal, lasting: refusal !== "" && now() - first.at > patience };
  };
}

/** Asserts that there is an address; gives up where MetalLB goes on refusing one. */
export function isGiven({ addresses, refusal, lasting }: Given): void {
  if (lasting) giveUp(`its EXTERNAL-IP stays <pending>: ${refusal}`);
  assert(addresses.length > 0, `its EXTERNAL-IP is <pending>${refusal && `: ${refusal}`}`);
}

/** What MetalLB has said last against giving the Service an address; empty where nothing. */
export async function lastRefusal(probe: Probe, namespace: string): Promise<string> {
  return (await refusalIn(probe, namespace))?.message ?? "";
}

async function refusalIn(probe: Probe, namespace: string) {
  const { items } = await probe.core.listNamespacedEvent({
    namespace,
    fieldSelector: `involvedObject.kind=Service,involvedObject.name=${SERVICE}`,
  });
  const time = ({ lastTimestamp }: typeof items[number]): number => lastTimestamp?.getTime() ?? 0;
  return items.filter(({ reason }) => reason === "AllocationFailed")
    .toSorted((one, other) => time(one) - time(other)).at(-1);
}
