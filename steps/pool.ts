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

/** What may take addresses, and whether ours is safe already. */
type Waiting = { readonly ours: boolean; readonly services: readonly string[] };

/** Annotations by which a Service asks MetalLB for addresses of its choice. */
const CHOICES = ["metallb.io/loadBalancerIPs", "metallb.universe.tf/loadBalancerIPs"];

/** No other Service gets the address first, as one does that waits for any at all. */
export const nobodyWaitsForAddress: Need<Settings> = {
  id: "waiting-services",
  title: "no other Service is first to take the address",
  gates: true,
  async look(probe, { address, namespaces: { ingress } }): Promise<Waiting> {
    const { items } = await probe.core.listServiceForAllNamespaces();
    const balanced = items.filter(({ spec }) =>
      spec?.type === "LoadBalancer" && spec.loadBalancerClass === undefined
    );
    const [own, others] = [
      balanced.filter(({ metadata }) => metadata?.namespace === ingress),
      balanced.filter(({ metadata }) => metadata?.namespace !== ingress),
    ];
    const waiting = others.filter(({ metadata, spec }) => {
      const choice = CHOICES.map((name) => metadata?.annotations?.[name]).find((text) => text) ??
        spec?.loadBalancerIP ?? address;
      return choice.split(",").some((wanted) => wanted.trim() === address);
    });
    return {
      ours: own.some(({ status }) =>
        status?.loadBalancer?.ingress?.some(({ ip }) => ip === address)
      ),
      services: waiting.map(({ metadata }) => `${metadata?.namespace}/${metadata?.name}`),
    };
  },
  judge(seen, { pool }) {
    const { ours, services } = seen as Waiting;
    const room = pool.reduce((sum, range) => sum + sizeOf(range), 0);
    assert(
      ours || services.length < room,
      `${services.join(", ")} would take it: the pool [${pool.join(", ")}] has room for ${room}`,
    );
  },
  remedy: "give MetalLB more addresses (pool in config/runbook.yaml), or delete that Service or " +
    "make it another type than LoadBalancer (the Traefik of k3s: start k3s with --disable=traefik)",
};

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

function sizeOf(range: string): number {
  const bounds = parseIpv4Range(range);
  return bounds === undefined ? 0 : bounds.last - bounds.first + 1;
}

function networkOf(address: string): string {
  return `${address.split(".").slice(0, 3).join(".")}.0/24`;
}
