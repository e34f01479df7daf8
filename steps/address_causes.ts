/**
 * Known causes of an address that is not given, or that nobody answers for.
 *
 * @module
 */

import { absent, type Cause, type JsonObject, type Probe } from "../runbook/mod.ts";
import { lastRefusal, SERVICE } from "./given_address.ts";
import { GO_ON } from "./going_on.ts";
import { podsOf } from "./pods.ts";
import type { Settings } from "./settings.ts";
import { isUnanswered } from "./visit.ts";

type KnownCause = Cause<Settings>;

/** What a Service that is still without an address hangs on. */
type Pending = {
  /** All Services of the type LoadBalancer, and whether they have the wanted address. */
  readonly services: readonly { readonly service: string; readonly has: boolean }[];
  /** MetalLB's pools; null where it has no definition of pools. */
  readonly pools: readonly string[] | null;
  /** Whether MetalLB's controller is ready. */
  readonly controller: boolean;
  /** What MetalLB has said last of the Service; empty where nothing. */
  readonly refusal: string;
};

/** The load balancer has no address to give. */
export const addressPending: KnownCause = {
  id: "address-pending",
  async look(probe, { address, namespaces: { metallb, ingress } }): Promise<Pending> {
    const [services, pools, controller, refusal] = await Promise.all([
      balancedServices(probe, address),
      poolNames(probe, metallb),
      isReady(probe, metallb, "controller"),
      lastRefusal(probe, ingress),
    ]);
    return { services, pools, controller, refusal };
  },
  says({ failure, evidence }, { address, namespaces }) {
    const { services, pools, controller, refusal } = (evidence ?? BLIND) as Pending;
    const own = `${namespaces.ingress}/${SERVICE}`;
    const holder = services.find(({ service, has }) => has && service !== own);
    const isPending = failure.includes("<pending>");
    if (holder !== undefined && (isPending || failure.includes(address))) {
      return `The address ${address} is taken by another Service, ${holder.service}`;
    }
    if (!isPending) return undefined;
    if (pools?.length === 0) return "MetalLB has no pool of addresses";
    if (!controller) return "MetalLB's controller, which gives addresses, is not ready";
    if (/no available IPs/.test(refusal)) {
      return `MetalLB's pool ${pools?.join(", ")} has no address left: ${refusal}`;
    }
    return `MetalLB has not given the Service an address: ${refusal || "it has not said why"}`;
  },
  remedy: "delete that Service or give it another address, " +
    `or choose other addresses (address and pool in config/runbook.yaml), ${GO_ON}`,
};

/** Where the look brought nothing home. */
const BLIND: Pending = { services: [], pools: null, controller: true, refusal: "" };

/** The address is given, and no speaker is there to answer for it. */
export const noSpeaker: KnownCause = {
  id: "no-speaker",
  look: async (probe, { namespaces: { metallb } }) => ({
    ready: await isReady(probe, metallb, "speaker"),
  }),
  says({ failure, evidence }, { address }) {
    const { ready } = (evidence ?? { ready: true }) as { readonly ready: boolean };
    return isUnanswered(failure, address) && !ready
      ? `No speaker of MetalLB is ready: nobody answers for ${address} on the LAN`
      : undefined;
  },
  remedy: `see why its pods do not run with kubectl get pods, ${GO_ON}`,
};

async function balancedServices(probe: Probe, address: string): Promise<Pending["services"]> {
  const { items } = await probe.core.listServiceForAllNamespaces();
  return items.filter(({ spec }) => spec?.type === "LoadBalancer").map(({ metadata, status }) => ({
    service: `${metadata?.namespace}/${metadata?.name}`,
    has: (status?.loadBalancer?.ingress ?? []).some(({ ip }) => ip === address),
  }));
}

async function poolNames(probe: Probe, namespace: string): Promise<Pending["pools"]> {
  const list: { readonly items: readonly JsonObject[] } | undefined = await absent(
    probe.custom.listNamespacedCustomObject({
      group: "metallb.io",
      version: "v1beta1",
      plural: "ipaddresspools",
      namespace,
    }),
  );
  return list?.items.map(({ metadata }) => (metadata as { readonly name: string }).name) ?? null;
}

/** Whether a part of MetalLB has a pod that is ready. */
async function isReady(probe: Probe, namespace: string, component: string): Promise<boolean> {
  const labels = `app.kubernetes.io/name=metallb,app.kubernetes.io/component=${component}`;
  return (await podsOf(probe, { namespace, labels })).some(({ ready }) => ready);
}
