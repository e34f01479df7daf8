/**
 * Chooses the import map for this machine, once: that of `deno.json` where JSR answers or its
 * packages are cached, and `npm.json` beside this file elsewhere.
 *
 * Runs in the project's folder and writes `.runbook/imports.json` there, which every task uses. Needs
 * permission to read the project and to write `.runbook`.
 *
 * @module
 */
import { fromJsr, type ImportMap, moved } from "./import_map.ts";

/** A machine without a way out may keep a connection waiting for minutes. */
const DEADLINE_MS = 10_000;

const JSR_MAP = "deno.json";
const NPM_MAP = "runbook/doors/npm.json";
const CHOSEN_MAP = ".runbook/imports.json";

const answers = await jsrAnswers(fromJsr(await readMap(JSR_MAP)));
const source = answers ? JSR_MAP : NPM_MAP;
const map = moved(await readMap(source), source, CHOSEN_MAP);

await Deno.mkdir(".runbook", { recursive: true });
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
