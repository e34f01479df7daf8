/**
 * The lab's folder on the machine: who may change it now, and what it says about the lab that
 * is up.
 *
 * @module
 */
import { EnvironmentError } from "../../../runbook/errors/mod.ts";
import { type CgroupTrees, removeGroup } from "./cgroups.ts";
import { GROUP, STATE } from "./layout.ts";

/** What is written down once the lab is up. */
export interface LabRecord {
  /** When its machines were switched on, ISO 8601. */
  readonly since: string;
  /** Folder of the programs it was built from. */
  readonly bin: string;
}

const RECORD = `${STATE}/lab.json`;
const LOCK = `${STATE}/lock`;

/**
 * Refuses to go on where there can be no lab.
 *
 * @param verb completes "Cannot … the lab": "start", "take down".
 * @throws {EnvironmentError} unless this is root on Linux.
 */
export function requireRoot(verb: string): void {
  if (Deno.build.os === "linux" && Deno.uid() === 0) return;
  throw new EnvironmentError(
    `Cannot ${verb} the lab: it lives in namespaces and control groups, expected root on Linux`,
    { remedy: "Run the same command with sudo" },
  );
}

/**
 * Runs `body` while no other process starts the lab or takes it down. The lock ends with the
 * process that holds it, however that ends.
 *
 * @param verb as for {@link requireRoot}.
 * @throws {EnvironmentError} without root, or if another process is at it.
 */
export async function exclusively<T>(verb: string, body: () => Promise<T>): Promise<T> {
  requireRoot(verb);
  for (;;) {
    await Deno.mkdir(STATE, { recursive: true, mode: 0o700 });
    using file = await Deno.open(LOCK, { create: true, write: true });
    if (!await file.tryLock(true)) {
      throw new EnvironmentError(
        `Cannot ${verb} the lab: another process is starting it or taking it down just now`,
        { remedy: "Repeat the command when that one has ended" },
      );
    }
    if (await isStill(LOCK, file)) return await body();
  }
}

/** Whether the path still leads to this open file; `down` removes the lock's file, too. */
async function isStill(path: string, file: Deno.FsFile): Promise<boolean> {
  const [there, here] = await Promise.all([Deno.stat(path).catch(() => undefined), file.stat()]);
  return there?.ino === here.ino;
}

/** Writes down that the lab is up, at one stroke: others may be looking. */
export async function writeRecord(record: LabRecord): Promise<void> {
  await Deno.writeTextFile(`${RECORD}.new`, JSON.stringify(record));
  await Deno.rename(`${RECORD}.new`, RECORD);
}

/** The record of the lab that is up (or was, before this machine started anew). */
export async function readRecord(): Promise<LabRecord | undefined> {
  try {
    return JSON.parse(await Deno.readTextFile(RECORD)) as LabRecord;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

/**
 * Ends whatever a lab left running and removes its files, all but the lock. What a lab mounted or
 * configured lies in namespaces that end with their last process.
 */
export async function sweepState(trees: CgroupTrees): Promise<void> {
  await removeGroup(trees, GROUP);
  for await (const { name } of Deno.readDir(STATE)) {
    if (`${STATE}/${name}` !== LOCK) await Deno.remove(`${STATE}/${name}`, { recursive: true });
  }
}

/** Ends the lab and removes the whole folder; the last thing to do under the lock. */
export async function removeState(trees: CgroupTrees): Promise<void> {
  await sweepState(trees);
  await Deno.remove(STATE, { recursive: true });
}
