/**
 * From nothing to three Ready nodes.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { EnvironmentError } from "../../../runbook/errors/mod.ts";
import { ensureParts, type Parts } from "../parts/mod.ts";
import { makeCertificates } from "./certificates.ts";
import { type CgroupTrees, cgroupTrees } from "./cgroups.ts";
import { denoFolder, furnishDesk } from "./desk.ts";
import { apiServerReady, attachLab, type Lab, openLab } from "./lab.ts";
import { MACHINES, NODE_NUMBERS, nodeName, REGISTRY, STATE } from "./layout.ts";
import { lastWords } from "./last_words.ts";
import { boot, firstProcess } from "./machine.ts";
import { bridge, cable } from "./network.ts";
import { bootNode, furnishNode, inLan } from "./node.ts";
import { tool } from "./process.ts";
import { exclusively, removeState, sweepState, writeRecord } from "./state.ts";
import { waitFor } from "./waiting.ts";

/** How a lab is started. */
export interface StartOptions {
  /** Install and build what is missing, instead of naming it. Default: false. */
  readonly install?: boolean;
  /** Told in one line whenever something is done. Default: silence. */
  readonly say?: (line: string) => void;
  /** Gives up and takes away what was started. */
  readonly signal?: AbortSignal;
}

/**
 * Starts the lab; returns when three nodes are Ready, usually after 5 s. The images that charts
 * pin by digest arrive on the nodes in the background, a few seconds later. What a killed start
 * left behind is swept away first.
 *
 * @throws {EnvironmentError} if a lab is up already, something is missing, or it does not come up;
 * then nothing is left of it.
 */
export async function startLab(options: StartOptions = {}): Promise<Lab> {
  const { install = false, say = () => {}, signal } = options;
  return await exclusively("start", async () => {
    const running = await attachLab();
    if (running !== undefined) {
      throw new EnvironmentError(
        `Cannot start the lab: one is up since ${running.since.toISOString()}, expected none`,
        { remedy: "deno task lab down" },
      );
    }
    const trees = await cgroupTrees();
    await sweepState(trees);
    try {
      const parts = await ensureParts({ install, say });
      return await start(trees, parts, say, signal);
    } catch (error) {
      const words = await lastWords();
      await removeState(trees);
      if (!(error instanceof EnvironmentError) || words === "") throw error;
      throw new EnvironmentError(`${error.message}\n${words}`, { cause: error });
    }
  });
}

async function start(
  trees: CgroupTrees,
  parts: Parts,
  say: (line: string) => void,
  signal?: AbortSignal,
): Promise<Lab> {
  const begin = performance.now();
  const told = (line: string) =>
    say(`${((performance.now() - begin) / 1000).toFixed(1).padStart(5)} s  ${line}`);

  await Deno.mkdir(`${STATE}/pki`);
  await Promise.all([
    makeCertificates(`${STATE}/pki`),
    ...NODE_NUMBERS.map((number) => furnishNode(number, parts.pinnedDigests)),
  ]);
  await furnishDesk(parts.bin);
  told("certificates and configuration written");

  signal?.throwIfAborted();
  await switchOn(trees, parts);
  told("machines switched on");

  const record = { since: new Date().toISOString(), bin: parts.bin };
  const lab = await openLab(record);
  if (lab === undefined) throw new EnvironmentError("Cannot start the lab: a machine went off");
  await waitFor(() => allOn(trees).then(() => apiServerReady(lab.exec)), {
    what: "the API server is ready",
    timeout: 60_000,
    signal,
  });
  told("API server ready");
  await nodesReady(lab, signal);
  told("three nodes Ready");
  await writeRecord(record);
  return lab;
}

/** Boots every machine, wires them up, and lets them go on. */
async function switchOn(trees: CgroupTrees, parts: Parts): Promise<void> {
  const lan = await boot(trees, "lan", {
    command: registryServer(parts),
    env: { DENO_DIR: denoFolder(Deno.env.toObject()) },
  });
  const desk = await boot(trees, "desk", { command: ["sleep", "infinity"] });
  const nodes = await Promise.all(
    NODE_NUMBERS.map((number) => bootNode(trees, number, parts.bin)),
  );
  const cables = [desk, ...nodes].map(({ machine, processId }) => cable(machine, processId));
  const wiring = [bridge(), ...cables].join("");
  await tool(inLan({ trees, lan: lan.processId }, ["ip", "-batch", "-"]), wiring);
  for (const machine of [lan, desk, ...nodes]) await machine.go();
}

function registryServer(parts: Parts): readonly string[] {
  const server = fileURLToPath(new URL("../parts/serve.ts", import.meta.url));
  return [
    ...[Deno.execPath(), "run", "--no-config", "--allow-net", "--allow-read", server],
    ...["--images", parts.images, "--charts", parts.charts, "--listen", REGISTRY],
  ];
}

/** A machine that cannot boot goes off again: no need to wait for it. */
async function allOn(trees: CgroupTrees): Promise<void> {
  for (const machine of MACHINES) {
    if (await firstProcess(trees, machine) !== undefined) continue;
    throw new EnvironmentError(`Cannot start the lab: "${machine}" went off while it booted`);
  }
}

/** Waits for the nodes, and for what every pod needs. */
async function nodesReady(lab: Lab, signal?: AbortSignal): Promise<void> {
  const nodes = NODE_NUMBERS.map((number) => `node/${nodeName(number)}`);
  for (
    const condition of [
      ["--for=create", ...nodes],
      ["--for=condition=Ready", ...nodes],
      ["--for=create", "serviceaccount/default"],
    ]
  ) await kubectl(lab, ["wait", "--timeout=60s", ...condition], signal);
  // A node is Ready a moment before the cluster takes back the taint that keeps pods off it.
  const taints = ["get", "nodes", "--output=jsonpath={.items[*].spec.taints[*].key}"];
  await waitFor(async () => (await kubectl(lab, taints, signal)) === "" || undefined, {
    what: "pods may run on every node",
    timeout: 60_000,
    signal,
  });
  await kubectl(lab, ["label", "node", nodeName(1), "node-role.kubernetes.io/control-plane="]);
}

async function kubectl(lab: Lab, args: readonly string[], signal?: AbortSignal): Promise<string> {
  const { code, stdout, stderr } = await lab.exec(["kubectl", ...args], signal && { signal });
  signal?.throwIfAborted();
  if (code !== 0) {
    throw new EnvironmentError(`Cannot start the lab: kubectl ${args.join(" ")}: ${stderr.trim()}`);
  }
  return stdout;
}
