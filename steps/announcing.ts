/**
 * Which nodes may announce the address.
 *
 * @module
 */

import { GO_ON } from "./going_on.ts";
import { assert } from "@std/assert";
import type { Cause, Need, Probe } from "../runbook/mod.ts";
import type { Settings } from "./settings.ts";
import { isUnanswered } from "./visit.ts";

/**
 * A node that bears this label announces no address of a Service. kubeadm and Talos give it to
 * control planes, which in a cluster of one node is the only node there is.
 */
const EXCLUDED = "node.kubernetes.io/exclude-from-external-load-balancers";

const REMEDY = `kubectl label node NAME ${EXCLUDED}-, ` +
  "or give MetalLB speaker.ignoreExcludeLB: true in config/metallb.values.yaml";

/** A node, and whether it is kept from announcing. */
type Announcer = { readonly name: string; readonly excluded: boolean };

/** Somebody may answer on the LAN for the address that is handed out. */
export const somebodyAnnounces: Need<Settings> = {
  id: "announcers",
  title: "a node may announce addresses",
  gates: true,
  look: announcers,
  judge(seen, settings) {
    const nodes = seen as readonly Announcer[];
    assert(!nobodyMay(nodes, settings), `all nodes bear the label ${EXCLUDED}: ${names(nodes)}`);
  },
  remedy: REMEDY,
};

/** The address has been handed out, and no node may answer for it. */
export const nobodyAnnounces: Cause<Settings> = {
  id: "nobody-announces",
  look: announcers,
  says({ failure, evidence }, settings) {
    const { address } = settings;
    const nodes = (evidence ?? []) as readonly Announcer[];
    return isUnanswered(failure, address) && nobodyMay(nodes, settings)
      ? `No node announces ${address}: all bear the label ${EXCLUDED}: ${names(nodes)}`
      : undefined;
  },
  remedy: `${REMEDY}; ${GO_ON}`,
};

async function announcers(probe: Probe): Promise<readonly Announcer[]> {
  const { items } = await probe.core.listNode();
  return items.map(({ metadata }) => ({
    name: metadata?.name ?? "",
    // The value does not matter, it is empty as a rule.
    excluded: metadata?.labels?.[EXCLUDED] !== undefined,
  }));
}

function nobodyMay(nodes: readonly Announcer[], { values }: Settings): boolean {
  const ignored = /^\s*ignoreExcludeLB:\s*true\b/m.test(values.metallb);
  return !ignored && nodes.length > 0 && nodes.every(({ excluded }) => excluded);
}

function names(nodes: readonly Announcer[]): string {
  return nodes.map(({ name }) => name).join(", ");
}
