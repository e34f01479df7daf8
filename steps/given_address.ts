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

/** The same for what was said more than a minute before: its cause may have been mended since. */
const PATIENCE_WITH_OLD = 30_000;
const OLD = 60_000;

/**
 * Makes a look, which knows how long it has been looked in vain.
 *
 * @param now A clock, in milliseconds since 1970.
 */
export function givenAddress(
  namespace: string,
  now: () => number = Date.now,
): (probe: Probe) => Promise<Given> {
  let begin: number | undefined;
  return async (probe) => {
    const service = await absent(probe.core.readNamespacedService({ name: SERVICE, namespace }));
    const addresses = (service?.status?.loadBalancer?.ingress ?? []).map(({ ip }) => ip ?? "");
    const event = addresses.length > 0 ? undefined : await refusalIn(probe, namespace);
    const refusal = event?.message ?? "";
    begin ??= now();
    const isOld = event !== undefined && begin - timeOf(event) > OLD;
    const patience = isOld ? PATIENCE_WITH_OLD : PATIENCE;
    return { addresses, refusal, lasting: refusal !== "" && now() - begin > patience };
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

async function refusalIn(probe: Probe, namespace: string): Promise<Refusal | undefined> {
  const { items } = await probe.core.listNamespacedEvent({
    namespace,
    fieldSelector: `involvedObject.kind=Service,involvedObject.name=${SERVICE}`,
  });
  return items.filter(({ reason }) => reason === "AllocationFailed")
    .toSorted((one, other) => timeOf(one) - timeOf(other)).at(-1);
}

/** What is read of an event. */
interface Refusal {
  readonly message?: string;
  readonly lastTimestamp?: Date;
}

function timeOf({ lastTimestamp }: Refusal): number {
  return lastTimestamp?.getTime() ?? 0;
}
