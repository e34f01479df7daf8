/**
 * What a lab could leave on a machine, seen from outside. For tests.
 *
 * @module
 */
import { assertEquals } from "@std/assert";
import { outcome } from "./process.ts";
import { waitFor } from "./waiting.ts";

/** Places where its programs keep files by default. */
const FOLDERS = ["/etc", "/opt", "/run", "/run/netns", "/usr/libexec", "/var/lib", "/var/log"];

/** Everything of interest, by kind. */
export interface Traces {
  readonly mounts: readonly string[];
  readonly links: readonly string[];
  readonly rules: readonly string[];
  readonly groups: readonly string[];
  readonly files: readonly string[];
  /** Every namespace that a process lives in. */
  readonly namespaces: readonly string[];
  /** The lab's processes. */
  readonly processes: readonly string[];
}

/** Takes a picture of the machine; needs root. */
export async function traces(): Promise<Traces> {
  const processes = await Array.fromAsync(processIds());
  return {
    mounts: (await Deno.readTextFile("/proc/mounts")).split("\n").sort(),
    links: await list("ls", "/sys/class/net"),
    rules: (await list("iptables-save")).filter((line) => !line.startsWith("#")),
    groups: await list("find", "/sys/fs/cgroup", "-type", "d"),
    files: (await Promise.all(FOLDERS.map((folder) => list("find", folder, "-maxdepth", "1"))))
      .flat(),
    namespaces: [...new Set((await Promise.all(processes.map(namespacesOf))).flat())].sort(),
    processes: (await Promise.all(processes.map(labProcess))).flat().sort(),
  };
}

/**
 * Waits until the dead of an earlier lab are gone: they keep their namespaces until their parent, for
 * instance this very process, has asked for them.
 */
export async function burials(): Promise<void> {
  const own = await Deno.readLink("/proc/self/ns/pid");
  const lingers = async (id: string) => {
    const stat = await Deno.readTextFile(`/proc/${id}/stat`).catch(() => "");
    const namespace = await Deno.readLink(`/proc/${id}/ns/pid`).catch(() => own);
    return /\) Z /.test(stat) && namespace !== own;
  };
  const gone = async () => {
    const dead = await Promise.all((await Array.fromAsync(processIds())).map(lingers));
    return dead.includes(true) ? undefined : true;
  };
  await waitFor(gone, { what: "the dead of an earlier lab are gone", timeout: 10_000 });
}

/**
 * Asserts that the machine is as it was before. The kernel takes network namespaces apart in the
 * background, and a dead process lingers until its parent asks: both may take a moment.
 */
export async function assertNoTraces(before: Traces): Promise<void> {
  const same = async () => {
    const now = await traces();
    return JSON.stringify(now) === JSON.stringify(before) ? true : undefined;
  };
  const what = "the machine is as before";
  await waitFor(same, { what, timeout: 10_000 }).catch(async () => {
    assertEquals(await traces(), before);
  });
}

async function list(program: string, ...args: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await outcome(new Deno.Command(program, { args: [...args] }));
  return stdout.split("\n").filter(Boolean).sort();
}

async function* processIds(): AsyncGenerator<string> {
  for await (const { name } of Deno.readDir("/proc")) if (/^\d+$/.test(name)) yield name;
}

async function namespacesOf(id: string): Promise<readonly string[]> {
  const kinds = ["ipc", "mnt", "net", "pid", "uts"];
  const links = kinds.map((kind) => Deno.readLink(`/proc/${id}/ns/${kind}`).catch(() => ""));
  return (await Promise.all(links)).filter(Boolean);
}

/** The name of a process that is the lab's by what it runs, in any state. */
async function labProcess(id: string): Promise<readonly string[]> {
  const name = (await Deno.readTextFile(`/proc/${id}/comm`).catch(() => "")).trim();
  return /^(unshare|kube.*|containerd.*|runc|ctr)$/.test(name) ? [`${id} ${name}`] : [];
}
