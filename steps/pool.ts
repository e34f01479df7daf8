/**
 * The addresses that MetalLB is given: whether they fit the network, and who else is after them.
 *
 * @module
 */

import { assert } from "@std/assert";
import {
  absent,
  type Cause,
  isOurs,
  type JsonObject,
  type Need,
  parseIpv4,
  parseIpv4Range,
  type Probe,
} from "../runbook/mod.ts";
import { GO_ON } from "./going_on.ts";
import type { Settings } from "./settings.ts";
import { isUnanswered } from "./visit.ts";

/** A pool by other hands. */
type Pool = { readonly name: string; readonly addresses: readonly string[] };

/** The addresses are in no other pool: MetalLB refuses those that overlap. */
export const poolIsFree: Need<Settings> = {
  id: "pools",
  title: "the addresses are in no other pool of MetalLB",
  gates: true,
  async look(probe) {
    const list: { readonly items: readonly JsonObject[] } | undefined = await absent(
      probe.custom.listCustomObjectForAllNamespaces({
        group: "metallb.io",
        version: "v1beta1",
        resourcePlural: "ipaddresspools",
      }),
    );
    return list?.items.filter((object) => !isOurs(object)).map(poolOf) ?? [];
  },
  judge(seen, { pool }) {
    const pools = seen as readonly Pool[];
    const taken = pools.flatMap(({ name, addresses }) =>
      addresses.filter((other) => pool.some((range) => overlap(range, other)))
        .map((other) => `${other} of the pool ${name}`)
    );
    assert(taken.length === 0, `[${pool.join(", ")}] overlaps ${taken.join(", ")}`);
  },
  remedy: "choose other addresses (address and pool in config/runbook.yaml), or delete that pool",
};

/** Services that take the address if ours has not got it already. */
type Rivals = { readonly ours: boolean; readonly services: readonly string[] };

type Service = Awaited<ReturnType<Probe["core"]["listServiceForAllNamespaces"]>>["items"][number];

/** No other Service gets the address first, as one does that waits for any at all. */
export const nobodyWaitsForAddress: Need<Settings> = {
  id: "waiting-services",
  title: "no other Service is first to take the address",
  gates: true,
  async look(probe, { address, pool, namespaces: { ingress } }): Promise<Rivals> {
    const { items } = await probe.core.listServiceForAllNamespaces();
    const balanced = items.filter(({ spec }) =>
      spec?.type === "LoadBalancer" && spec.loadBalancerClass === undefined
    );
    const own = balanced.filter(({ metadata }) => metadata?.namespace === ingress);
    const others = balanced.filter((service) => !own.includes(service));
    const waiting = others.filter((service) => choiceOf(service) === undefined).length;
    const isReached = waiting > numberBefore(address, pool);
    const taking = others.filter((service) => choiceOf(service)?.includes(address) ?? isReached);
    return {
      ours: own.some(({ status }) =>
        status?.loadBalancer?.ingress?.some(({ ip }) => ip === address)
      ),
      services: taking.map(({ metadata }) => `${metadata?.namespace}/${metadata?.name}`),
    };
  },
  judge(seen, { address, pool }) {
    const { ours, services } = seen as Rivals;
    assert(
      ours || services.length === 0,
      `${services.join(", ")} would take ${address} first of the pool [${pool.join(", ")}]`,
    );
  },
  remedy: "list enough other addresses before it (pool in config/runbook.yaml), choose another " +
    "one where a Service asks for it by name, or delete that Service or make it another type than " +
    "LoadBalancer (the Traefik of k3s: start k3s with --disable=traefik)",
};

/** Annotations by which a Service asks MetalLB for addresses of its choice. */
const CHOICES = ["metallb.io/loadBalancerIPs", "metallb.universe.tf/loadBalancerIPs"];

/** The addresses that a Service asks for; `undefined` where it takes any. */
function choiceOf({ metadata, spec }: Service): readonly string[] | undefined {
  const choice = CHOICES.map((name) => metadata?.annotations?.[name]).find((text) => text) ??
    spec?.loadBalancerIP;
  return choice?.split(",").map((wanted) => wanted.trim());
}

/** How many addresses are given before this one: MetalLB gives the first of a pool that is free. */
function numberBefore(address: string, pool: readonly string[]): number {
  const own = parseIpv4(address) ?? 0;
  let number = 0;
  for (const range of pool) {
    const { first = 0, last = -1 } = parseIpv4Range(range) ?? {};
    if (first <= own && own <= last) return number + own - first;
    number += last - first + 1;
  }
  return number;
}

/** The address is one that machines of the nodes' network ask for by ARP, as far as can be told. */
export const addressIsNear: Need<Settings> = {
  id: "subnet",
  title: "the address is in the nodes' network",
  gates: false,
  look: nodeAddresses,
  judge(seen, { address }) {
    const outside = networksWithout(address, seen as readonly string[]);
    assert(
      outside === undefined,
      `${address} is outside ${outside}, where the nodes seem to be`,
    );
  },
  remedy: "choose an address of the nodes' network (address in config/runbook.yaml); if that is " +
    "wider than 256 addresses and holds this one, all is well",
};

/** The address is given and announced, but nobody in the nodes' network asks who has it. */
export const addressIsFar: Cause<Settings> = {
  id: "address-far",
  look: nodeAddresses,
  says({ failure, evidence }, { address }) {
    const outside = networksWithout(address, (evidence ?? []) as readonly string[]);
    return outside !== undefined && isUnanswered(failure, address)
      ? `The address ${address} is outside the nodes' network, ${outside}: nobody asks there who has it`
      : undefined;
  },
  remedy: "choose a free address of the nodes' network (address in config/runbook.yaml), " + GO_ON,
};

async function nodeAddresses(probe: Probe): Promise<readonly string[]> {
  const { items } = await probe.core.listNode();
  const addresses = items.flatMap(({ status }) => status?.addresses ?? []);
  return addresses.filter(({ type, address }) =>
    type === "InternalIP" && parseIpv4(address) !== undefined
  ).map(({ address }) => address);
}

/**
 * The networks of the nodes where the address is in none of them. How wide a network is, a cluster
 * does not say; at home it is a /24 as a rule.
 */
function networksWithout(address: string, nodes: readonly string[]): string | undefined {
  const networks = [...new Set(nodes.map(networkOf))];
  return networks.length === 0 || networks.includes(networkOf(address))
    ? undefined
    : networks.join(", ");
}

function poolOf(object: JsonObject): Pool {
  const { metadata, spec } = object as {
    readonly metadata: { readonly name: string };
    readonly spec?: { readonly addresses?: readonly string[] };
  };
  return { name: metadata.name, addresses: spec?.addresses ?? [] };
}

function overlap(one: string, other: string): boolean {
  const [a, b] = [parseIpv4Range(one), parseIpv4Range(other)];
  return a !== undefined && b !== undefined && a.first <= b.last && b.first <= a.last;
}

function networkOf(address: string): string {
  return `${address.split(".").slice(0, 3).join(".")}.0/24`;
}
