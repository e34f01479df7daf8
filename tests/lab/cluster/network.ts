/**
 * The homelab's LAN as texts for `ip -batch`: one bridge, one cable for each machine, no way out.
 *
 * @module
 */
import {
  ADDRESSES,
  GATEWAY,
  type MachineName,
  NODE_NUMBERS,
  nodeName,
  podSubnet,
} from "./layout.ts";

/** The bridge, where the registry answers; runs in the network namespace of `lan`. */
export function bridge(): string {
  return lines(
    "link add br0 type bridge forward_delay 0",
    `address add ${ADDRESSES.lan}/24 dev br0`,
    "link set br0 up",
  );
}

/**
 * A cable from the bridge to a machine's `eth0`; runs in the network namespace of `lan`. The
 * hardware address stays the same when a machine is switched off and on, as a real card's does.
 *
 * @param processId a process in the machine's network namespace.
 */
export function cable(machine: MachineName, processId: number): string {
  return lines(
    `link add ${machine} type veth peer name eth0 address ${
      hardwareAddress(machine)
    } netns ${processId}`,
    `link set ${machine} master br0 up`,
  );
}

/** Pulls the machine's cable out; runs in the network namespace of `lan`. */
export function unplugged(machine: MachineName): string {
  return lines(`link delete ${machine}`);
}

/** A machine's own set-up; runs in its network namespace once the cable is there. */
export function card(machine: MachineName): string {
  if (machine === "lan") return lines("link set lo up");
  const plain = [
    "link set lo up",
    `address add ${ADDRESSES[machine]}/24 dev eth0`,
    "link set eth0 up",
  ];
  if (machine === "desk") return lines(...plain);
  const others = NODE_NUMBERS.filter((number) => nodeName(number) !== machine);
  return lines(
    ...plain,
    ...others.map((number) =>
      `route add ${podSubnet(number)} via ${ADDRESSES[nodeName(number)]} dev eth0`
    ),
    // kubelet and kube-proxy take the node's address from the default route.
    `route add default via ${GATEWAY} dev eth0`,
  );
}

function hardwareAddress(machine: MachineName): string {
  const bytes = ADDRESSES[machine].split(".").map((byte) => Number(byte).toString(16));
  return ["02", "00", ...bytes.map((byte) => byte.padStart(2, "0"))].join(":");
}

function lines(...commands: readonly string[]): string {
  return commands.map((command) => `${command}\n`).join("");
}
