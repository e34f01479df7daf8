/**
 * The lab as its users hold it.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { cgroupTrees, memoryUsed } from "./cgroups.ts";
import { DESK, deskEnvironment, type HelmVersion } from "./desk.ts";
import { GROUP, type NodeNumber } from "./layout.ts";
import { firstProcess, inside } from "./machine.ts";
import { LabNode } from "./node.ts";
import { type Outcome, outcome } from "./process.ts";
import { exclusively, type LabRecord, readRecord, removeState, requireRoot } from "./state.ts";
import { waitFor } from "./waiting.ts";

/** How a command runs on the desk. */
export interface DeskOptions
  extends Pick<Deno.CommandOptions, "cwd" | "stdin" | "stdout" | "stderr" | "signal"> {
  /** Variables on top of the desk's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** Which `helm` the command finds. Default: 4. */
  readonly helm?: HelmVersion;
}

/** A lab that is up. Disposing of it takes it down. */
export interface Lab extends AsyncDisposable {
  /** When its machines were switched on. */
  readonly since: Date;
  /** Path of the administrator's kubeconfig; its server is reachable from the desk only. */
  readonly kubeconfig: string;
  /** Path of the runbook settings that fit the lab. */
  readonly settings: string;
  /**
   * A command as it runs on the desk: in the homelab's LAN, with the lab's kubectl, helm and
   * kubeconfig, an empty home folder and without proxies, in the folder where this process is.
   */
  desk(command: readonly string[], options?: DeskOptions): Deno.Command;
  /** Runs a command on the desk, with nothing on standard input, and collects what it prints. */
  exec(command: readonly string[], options?: DeskOptions): Promise<Outcome>;
  /** One of the three nodes; node 1 has the control plane. */
  node(number: NodeNumber): LabNode;
  /** The API server, which is node 1's service `kube-apiserver`. */
  readonly apiServer: {
    /** Kills the API server and keeps it down. */
    stop(): Promise<void>;
    /** Starts it; returns when it is ready. */
    start(): Promise<void>;
  };
  /** Memory that everything in the lab uses, in bytes. */
  memory(): Promise<number>;
}

/**
 * The lab that is up on this machine, whoever started it; `undefined` if none is, or if it was
 * only half started.
 *
 * @throws {EnvironmentError} without root.
 */
export async function attachLab(): Promise<Lab | undefined> {
  requireRoot("reach");
  const record = await readRecord();
  return record && await openLab(record);
}

/** The lab that a record speaks of, or `undefined` if its machines are not there. */
export async function openLab(record: LabRecord): Promise<Lab | undefined> {
  const trees = await cgroupTrees();
  const [lan, desk] = await Promise.all([firstProcess(trees, "lan"), firstProcess(trees, "desk")]);
  if (lan === undefined || desk === undefined) return undefined;

  const run = (command: readonly string[], options: DeskOptions = {}) => {
    const { env = {}, helm = 4, ...rest } = options;
    const place = { machine: "desk", processId: desk, namespaces: "network" } as const;
    const [program = "", ...args] = inside(trees, place, command);
    const environment = { ...deskEnvironment(Deno.env.toObject(), helm), ...env };
    return new Deno.Command(program, { ...rest, args, clearEnv: true, env: environment });
  };
  const exec = (command: readonly string[], options: DeskOptions = {}) =>
    outcome(run(command, { ...options, stdin: "null", stdout: "piped", stderr: "piped" }));
  const node = (number: NodeNumber) => new LabNode(number, { trees, bin: record.bin, lan });

  return {
    since: new Date(record.since),
    kubeconfig: DESK.kubeconfig,
    settings: fileURLToPath(new URL("../settings.yaml", import.meta.url)),
    desk: run,
    exec,
    node,
    apiServer: {
      stop: () => node(1).stop("kube-apiserver"),
      async start() {
        await node(1).start("kube-apiserver");
        await waitFor(() => apiServerReady(exec), {
          what: "the API server is ready",
          timeout: 60_000,
        });
      },
    },
    memory: () => memoryUsed(trees, GROUP),
    [Symbol.asyncDispose]: takeDown,
  };
}

/**
 * Asks the API server whether it is ready; `undefined` if not yet.
 *
 * @param exec runs a command on the desk.
 */
export async function apiServerReady(exec: Lab["exec"]): Promise<true | undefined> {
  const { code } = await exec(["kubectl", "get", "--raw", "/readyz"]);
  return code === 0 ? true : undefined;
}

/** Ends whatever there is of a lab, also half a one, without a trace. Harmless if there is none. */
export async function takeDown(): Promise<void> {
  await exclusively("take down", async () => removeState(await cgroupTrees()));
}
