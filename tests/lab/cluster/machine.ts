/**
 * A machine of the lab: processes in namespaces of their own, and in a control group by which
 * they are found again. No list of process ids is kept that could be out of date.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { type CgroupTrees, createGroup, joining, processesIn, removeGroup } from "./cgroups.ts";
import { GROUP, machineFolder, type MachineName } from "./layout.ts";
import { card } from "./network.ts";
import { waitFor } from "./waiting.ts";

/** What commands inside machines find: no proxies, nothing of the user's own. */
export const PLAIN_ENVIRONMENT: Readonly<Record<string, string>> = {
  HOME: "/root",
  LC_ALL: "C.UTF-8",
  PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
};

/** A machine that has just been switched on. */
export interface Booting {
  readonly machine: MachineName;
  /** The machine's first process, as this machine counts. */
  readonly processId: number;
  /** Tells it that its network cable is there, whereupon it goes on. */
  go(): Promise<void>;
}

/** What a machine becomes. */
export interface MachineOptions {
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Switches a machine on; it waits for its network cable. */
export async function boot(
  trees: CgroupTrees,
  machine: MachineName,
  { command, env = {} }: MachineOptions,
): Promise<Booting> {
  const folder = machineFolder(machine);
  await Deno.mkdir(folder, { recursive: true });
  await Deno.writeTextFile(`${folder}/network`, card(machine));
  await createGroup(trees, groupOf(machine));
  const [program = "", ...args] = joining(trees, groupOf(machine), [
    ...["unshare", "--mount", "--uts", "--ipc", "--net", "--pid", "--fork", "--mount-proc"],
    ...["sh", fileURLToPath(new URL("machine.sh", import.meta.url))],
    ...[machine, `${folder}/network`, `${folder}/machine.log`, ...command],
  ]);
  const child = new Deno.Command(program, {
    args,
    clearEnv: true,
    env: { ...PLAIN_ENVIRONMENT, ...env },
    stdin: "piped",
    stdout: "null",
    stderr: "null",
    detached: true,
  }).spawn();
  child.unref();
  const processId = await waitFor(() => firstProcess(trees, machine), {
    what: `${machine} is switched on`,
    timeout: 10_000,
    every: 5,
  });
  return {
    machine,
    processId,
    async go() {
      const writer = child.stdin.getWriter();
      await writer.write(new TextEncoder().encode("go\n"));
      await writer.close();
    },
  };
}

/** Ends every process of a machine at once, as if its plug were pulled. */
export async function cutPower(trees: CgroupTrees, machine: MachineName): Promise<void> {
  await removeGroup(trees, `${GROUP}/${machine}`);
}

/**
 * The machine's first process, or `undefined` while it is off: the one in its group that counts
 * as 1 in a process namespace directly below ours.
 */
export async function firstProcess(
  trees: CgroupTrees,
  machine: MachineName,
): Promise<number | undefined> {
  for (const id of await processesIn(trees, groupOf(machine))) {
    const status = await Deno.readTextFile(`/proc/${id}/status`).catch(() => "");
    if (isFirst(status)) return id;
  }
}

/** Reads from the text of `/proc/ID/status` whether this is the first process of a machine. */
export function isFirst(status: string): boolean {
  return /^NSpid:\t\d+\t1$/m.test(status);
}

/** Which of a machine's namespaces a command enters. */
export type Namespaces = "network" | "all";

/** A command line that runs `command` in a machine, as one of its processes. */
export function inside(
  trees: CgroupTrees,
  { machine, processId, namespaces }: {
    readonly machine: MachineName;
    readonly processId: number;
    readonly namespaces: Namespaces;
  },
  command: readonly string[],
): readonly string[] {
  const flags = namespaces === "network"
    ? [`--net=/proc/${processId}/ns/net`]
    : ["--target", `${processId}`, "--mount", "--uts", "--ipc", "--net", "--pid"];
  return joining(trees, groupOf(machine), ["nsenter", ...flags, "--", ...command]);
}

/** A node's services share no group with its pods: in cgroup v2 only leaves hold processes. */
function groupOf(machine: MachineName): string {
  return machine.startsWith("node") ? `${GROUP}/${machine}/services` : `${GROUP}/${machine}`;
}
