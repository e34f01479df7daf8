/**
 * The lab's map: machines, addresses, networks and folders. Everything else reads them from here.
 *
 * @module
 */

/** Number of a node; node 1 also runs the control plane. */
export type NodeNumber = 1 | 2 | 3;

/** Name of a node, also its host name and its name in the cluster. */
export type NodeName = `node${NodeNumber}`;

/**
 * A machine of the lab: `lan` is the bridge with the image registry and the chart repository,
 * `desk` is where the runbook's commands run.
 */
export type MachineName = "lan" | "desk" | NodeName;

/** Every node, in order. */
export const NODE_NUMBERS: readonly NodeNumber[] = [1, 2, 3];

/** The node's name, e.g. `node1`. */
export function nodeName(number: NodeNumber): NodeName {
  return `node${number}`;
}

/** Each machine's address in the homelab's LAN, 192.168.1.0/24. */
export const ADDRESSES: Readonly<Record<MachineName, string>> = {
  lan: "192.168.1.2",
  desk: "192.168.1.10",
  node1: "192.168.1.11",
  node2: "192.168.1.12",
  node3: "192.168.1.13",
};

/** Every machine. */
export const MACHINES: readonly MachineName[] = ["lan", "desk", ...NODE_NUMBERS.map(nodeName)];

/** Router of the LAN: named in the nodes' default route, but nobody is there. */
export const GATEWAY = "192.168.1.1";

/** Where the API server answers. */
export const API_SERVER = `https://${ADDRESSES.node1}:6443`;

/** `IP:PORT` of the image registry and of the chart repository (below `/charts`). */
export const REGISTRY = `${ADDRESSES.lan}:5000`;

/** All pods' addresses. */
export const POD_NETWORK = "10.244.0.0/16";

/** All ClusterIPs; the first is the API server's own. */
export const SERVICE_NETWORK = "10.96.0.0/12";

/** Addresses of the pods of one node. */
export function podSubnet(number: NodeNumber): string {
  return `10.244.${number}.0/24`;
}

/**
 * The one folder that exists on the machine while the lab is up. On disk and not in `/run`, which
 * is often a small tmpfs: the nodes unpack their images here.
 */
export const STATE = "/var/lib/homelab-lab";

/** The control group that holds every process of the lab. */
export const GROUP = "homelab-lab";

/** Folder on the machine with what a lab machine has of its own. */
export function machineFolder(machine: MachineName): string {
  return `${STATE}/${machine}`;
}

/** Where a node sees its configuration: `lib/kubernetes` in its {@link machineFolder}. */
export const NODE_CONFIG = "/var/lib/kubernetes";
