/**
 * Control groups: the kernel's own list of the lab's processes. A process joins its group before
 * it becomes anything, so whatever `up` started can be found and ended, also after a crash.
 *
 * @module
 */
import { EnvironmentError } from "../../../runbook/errors/mod.ts";

/**
 * How this machine has its control groups: one tree (v2), or one for each controller (v1) and
 * perhaps one of v2 without controllers beside them, where runc leaves groups, too.
 */
export interface CgroupTrees {
  /** 1 as soon as one controller has a tree of its own. */
  readonly version: 1 | 2;
  /** Mount points; each of the lab's groups exists below every one of them. */
  readonly roots: readonly string[];
}

/**
 * Reads the trees from the text of `/proc/mounts`.
 *
 * @throws {EnvironmentError} if neither is mounted.
 */
export function parseCgroupMounts(mounts: string): CgroupTrees {
  const at = (wanted: string) =>
    mounts.split("\n").flatMap((line) => {
      const [, folder = "", type] = line.split(" ");
      return type === wanted && folder.startsWith("/sys/fs/cgroup") ? [folder] : [];
    });
  const controllers = at("cgroup");
  const unified = at("cgroup2").slice(0, 1);
  const roots = [...new Set([...controllers, ...unified])];
  if (roots.length > 0) return { version: controllers.length > 0 ? 1 : 2, roots };
  throw new EnvironmentError(
    "Cannot use control groups: nothing is mounted below /sys/fs/cgroup, expected cgroup v1 or v2",
  );
}

/** The trees of this machine. */
export async function cgroupTrees(): Promise<CgroupTrees> {
  return parseCgroupMounts(await Deno.readTextFile("/proc/mounts"));
}

/** Makes a group (`a/b/c`) in every tree; harmless if it exists. */
export async function createGroup(trees: CgroupTrees, group: string): Promise<void> {
  for (const root of trees.roots) {
    let parent = root;
    for (const name of group.split("/")) {
      if (trees.version === 2) await passControllersDown(parent);
      const folder = `${parent}/${name}`;
      await Deno.mkdir(folder, { recursive: true });
      if (trees.version === 1) await inheritCpuset(parent, folder);
      parent = folder;
    }
  }
}

/** v2: children have only the controllers that their parent hands on. */
async function passControllersDown(folder: string): Promise<void> {
  const controllers = (await Deno.readTextFile(`${folder}/cgroup.controllers`)).trim();
  const wanted = controllers.split(" ").filter(Boolean).map((name) => `+${name}`).join(" ");
  await Deno.writeTextFile(`${folder}/cgroup.subtree_control`, wanted);
}

/** v1: a new cpuset allows no CPU at all, and no process can join it. */
async function inheritCpuset(parent: string, folder: string): Promise<void> {
  for (const file of ["cpuset.cpus", "cpuset.mems"]) {
    const value = await Deno.readTextFile(`${parent}/${file}`).catch(unlessMissing);
    if (value === undefined) return;
    await Deno.writeTextFile(`${folder}/${file}`, value);
  }
  await Deno.writeTextFile(`${folder}/cgroup.clone_children`, "1");
}

/**
 * A command line that joins the group in every tree and then becomes `command`. If the group is
 * gone, because the lab was taken down in between, the command never starts.
 */
export function joining(
  trees: CgroupTrees,
  group: string,
  command: readonly string[],
): readonly string[] {
  const lists = trees.roots.map((root) => `'${root}/${group}/cgroup.procs'`).join(" ");
  return ["sh", "-c", `echo $$ | tee ${lists} >/dev/null && exec "$@"`, "sh", ...command];
}

/** Ids of the processes in this very group, not in those below it. */
export async function processesIn(trees: CgroupTrees, group: string): Promise<readonly number[]> {
  return await processesOf(`${trees.roots[0]}/${group}`);
}

async function processesOf(folder: string): Promise<readonly number[]> {
  const list = await Deno.readTextFile(`${folder}/cgroup.procs`).catch(unlessMissing) ?? "";
  return list.split("\n").map(Number).filter((id) => id > 0);
}

/**
 * Kills every process in the group and below it, and removes the groups; returns when all is gone.
 *
 * @throws {EnvironmentError} if something is left after 20 s.
 */
export async function removeGroup(trees: CgroupTrees, group: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const left: string[] = [];
    for (const root of trees.roots) {
      if (!await sweep(`${root}/${group}`)) left.push(`${root}/${group}`);
    }
    if (left.length === 0) return;
    if (Date.now() > deadline) {
      throw new EnvironmentError(
        `Cannot remove the control group "${left[0]}": a process in it cannot be killed`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Kills and removes what can be, deepest first; says whether all is gone. */
async function sweep(folder: string): Promise<boolean> {
  const below: string[] = [];
  try {
    for await (const entry of Deno.readDir(folder)) if (entry.isDirectory) below.push(entry.name);
  } catch (error) {
    unlessMissing(error);
    return true;
  }
  const swept = await Promise.all(below.map((name) => sweep(`${folder}/${name}`)));
  for (const id of await processesOf(folder)) {
    try {
      Deno.kill(id, "SIGKILL");
    } catch (error) {
      unlessMissing(error);
    }
  }
  if (swept.includes(false)) return false;
  try {
    await Deno.remove(folder);
    return true;
  } catch (error) {
    return error instanceof Deno.errors.NotFound;
  }
}

/**
 * Memory in use by the group in bytes, without file pages that the kernel would give back at once
 * (what `kubectl top` calls the working set).
 */
export async function memoryUsed(trees: CgroupTrees, group: string): Promise<number> {
  const names = trees.version === 2
    ? { usage: "memory.current", cache: "inactive_file" }
    : { usage: "memory.usage_in_bytes", cache: "total_inactive_file" };
  for (const root of trees.roots) {
    const usage = await Deno.readTextFile(`${root}/${group}/${names.usage}`).catch(unlessMissing);
    if (usage === undefined) continue;
    const statistics = await Deno.readTextFile(`${root}/${group}/memory.stat`);
    const cache = statistics.match(new RegExp(`^${names.cache} (\\d+)$`, "m"))?.[1] ?? 0;
    return Number(usage) - Number(cache);
  }
  return 0;
}

/** Passes on every error but "there is no such file (or process)". */
function unlessMissing(error: unknown): undefined {
  if (error instanceof Deno.errors.NotFound) return undefined;
  throw error;
}
