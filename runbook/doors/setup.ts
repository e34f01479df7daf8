/**
 * Chooses the import map for this machine, once: that of `deno.json` where JSR answers or its
 * packages are cached, and `npm.json` beside this file elsewhere.
 *
 * Writes `.runbook/imports.json` and, beside it, the lock file that belongs to the choice. Needs read
 * access to the project, write access to `.runbook`, and import access to JSR.
 *
 * @module
 */
import { fromJsr, type ImportMap, moved } from "./import_map.ts";

/** A machine without a way out may keep a connection waiting for minutes. */
const DEADLINE_MS = 5_000;

const CHOSEN_MAP = ".runbook/imports.json";
const CHOSEN_LOCK = ".runbook/deno.lock";

const jsr = { map: "deno.json", lock: "runbook/doors/jsr.lock" };
const npm = { map: "runbook/doors/npm.json", lock: "runbook/doors/npm.lock" };

const answers = await jsrAnswers(fromJsr(await readMap(jsr.map)));
const choice = answers ? jsr : npm;

await Deno.mkdir(".runbook", { recursive: true });
await copyLock(choice.lock);
const map = moved(await readMap(choice.map), choice.map, CHOSEN_MAP);
await Deno.writeTextFile(CHOSEN_MAP, `${JSON.stringify(map, null, 2)}\n`);
console.error(`Packages come from ${answers ? "JSR and npm" : "npm alone: JSR does not answer"}`);
// An import that still waits for its answer would keep the process alive.
Deno.exit(0);

async function jsrAnswers(packages: readonly string[]): Promise<boolean> {
  const imports = Promise.all(packages.map((specifier) => import(specifier)));
  const deadline = new Promise((_, reject) => setTimeout(reject, DEADLINE_MS));
  try {
    await Promise.race([imports, deadline]);
    return true;
  } catch {
    return false;
  }
}

async function readMap(path: string): Promise<ImportMap> {
  return JSON.parse(await Deno.readTextFile(path));
}

async function copyLock(path: string): Promise<void> {
  try {
    await Deno.copyFile(path, CHOSEN_LOCK);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    await Deno.remove(CHOSEN_LOCK).catch(() => {});
  }
}
