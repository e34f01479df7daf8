/**
 * A node of the lab: switched on and off, its services stopped and started.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { EnvironmentError } from "../../../runbook/errors/mod.ts";
import type { PinnedImage } from "../parts/mod.ts";
import type { CgroupTrees } from "./cgroups.ts";
import {
  ADDRESSES,
  machineFolder,
  type NodeName,
  nodeName,
  type NodeNumber,
  STATE,
} from "./layout.ts";
import {
  boot,
  type Booting,
  cutPower,
  firstProcess,
  inside,
  PLAIN_ENVIRONMENT,
} from "./machine.ts";
import { cable, unplugged } from "./network.ts";
import { nodeFiles } from "./node_files.ts";
import { type Outcome, outcome, tool } from "./process.ts";
import type { Service } from "./services.ts";

/** What a node is part of. */
export interface Surroundings {
  /** The control groups of this machine. */
  readonly trees: CgroupTrees;
  /** Folder of the programs that the lab is built from. */
  readonly bin: string;
  /** A process in the network namespace of the bridge. */
  readonly lan: number;
}

/** One node of the lab. */
export class LabNode {
  /** Its host name and its name in the cluster. */
  readonly name: NodeName;
  /** Its address in the LAN. */
  readonly address: string;
  readonly #number: NodeNumber;
  readonly #lab: Surroundings;

  /** The node of this number, on or off. */
  constructor(number: NodeNumber, lab: Surroundings) {
    this.name = nodeName(number);
    this.address = ADDRESSES[this.name];
    this.#number = number;
    this.#lab = lab;
  }

  /** Whether it is switched on. */
  async isOn(): Promise<boolean> {
    return await firstProcess(this.#lab.trees, this.name) !== undefined;
  }

  /**
   * Pulls both plugs at once: the network's and the power's. Nothing on the node can say goodbye.
   * Harmless if it is off.
   */
  async powerOff(): Promise<void> {
    if (!await this.isOn()) return;
    await tool(inLan(this.#lab, ["ip", "-batch", "-"]), unplugged(this.name));
    await cutPower(this.#lab.trees, this.name);
  }

  /** Switches it on; its disk is as it was. Returns when it boots. Harmless if it is on. */
  async powerOn(): Promise<void> {
    if (await this.isOn()) return;
    await cutPower(this.#lab.trees, this.name);
    const booting = await bootNode(this.#lab.trees, this.#number, this.#lab.bin);
    await tool(inLan(this.#lab, ["ip", "-batch", "-"]), cable(this.name, booting.processId));
    await booting.go();
  }

  /** Kills a service and keeps it down. Pods go on without it. */
  async stop(service: Service): Promise<void> {
    await this.#must(
      `touch /run/stopped/${service}; kill -KILL "$(cat /run/${service}.pid)" 2>/dev/null || :`,
    );
  }

  /** Lets a stopped service run again; returns at once. */
  async start(service: Service): Promise<void> {
    await this.#must(`rm -f /run/stopped/${service}`);
  }

  /** Stops kubelet and containerd: the node stays reachable and its containers run on. */
  async stopAgents(): Promise<void> {
    await this.stop("kubelet");
    await this.stop("containerd");
  }

  /** Starts containerd and kubelet again. */
  async startAgents(): Promise<void> {
    await this.start("containerd");
    await this.start("kubelet");
  }

  /**
   * Runs a command on the node as root, with nothing on standard input.
   *
   * @throws {EnvironmentError} if the node is off.
   */
  async exec(command: readonly string[]): Promise<Outcome> {
    const processId = await firstProcess(this.#lab.trees, this.name);
    if (processId === undefined) {
      throw new EnvironmentError(
        `Cannot run "${command.join(" ")}" on "${this.name}": it is switched off`,
      );
    }
    const place = { machine: this.name, processId, namespaces: "all" } as const;
    const [program = "", ...args] = inside(this.#lab.trees, place, command);
    const env = { ...PLAIN_ENVIRONMENT };
    return await outcome(new Deno.Command(program, { args, clearEnv: true, env, stdin: "null" }));
  }

  async #must(script: string): Promise<void> {
    const { code, stderr } = await this.exec(["sh", "-c", script]);
    if (code !== 0) {
      throw new EnvironmentError(`Cannot run "${script}" on "${this.name}": ${stderr.trim()}`);
    }
  }
}

/** A command line that runs in the network of the bridge. */
export function inLan(
  { trees, lan }: Pick<Surroundings, "trees" | "lan">,
  command: readonly string[],
): readonly string[] {
  return inside(trees, { machine: "lan", processId: lan, namespaces: "network" }, command);
}

/** Writes a node's files: its configuration and the folders that it mounts. */
export async function furnishNode(
  number: NodeNumber,
  pinned: readonly PinnedImage[],
): Promise<void> {
  const folder = machineFolder(nodeName(number));
  const config = `${folder}/lib/kubernetes`;
  for (const name of ["log", "lib/kubernetes/pki", "lib/kubernetes/bin"]) {
    await Deno.mkdir(`${folder}/${name}`, { recursive: true });
  }
  for (const [name, text] of nodeFiles(number, pinned)) {
    const path = `${config}/${name}`;
    await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
    await Deno.writeTextFile(path, text);
  }
}

/** Switches a furnished node on. */
export async function bootNode(
  trees: CgroupTrees,
  number: NodeNumber,
  bin: string,
): Promise<Booting> {
  const script = fileURLToPath(new URL("node.sh", import.meta.url));
  const command = ["bash", script, machineFolder(nodeName(number)), `${STATE}/pki`, bin];
  return await boot(trees, nodeName(number), { command });
}
