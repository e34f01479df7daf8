/**
 * A run in a process of its own that is killed, by nobody's leave, just after it has written one
 * event of its journal.
 *
 * @module
 */

import { fileURLToPath } from "node:url";
import { runbook as homelab } from "../../steps/mod.ts";
import { ROOT } from "../command_line/scene.ts";
import { begin, type Hearer, type Place } from "./scenes.ts";
import { smallRunbook } from "./small_runbook.ts";

/** What the victim tells: the homelab's recorded run again, or small steps for real. */
export type Telling = "rehearsal" | "small";

/** The place of a telling. */
export function placeOf(telling: Telling, home: string): Place {
  return telling === "rehearsal"
    ? { runbook: homelab, root: ROOT, home }
    : { runbook: smallRunbook(home), root: home, home, kubeconfig: `${home}/kubeconfig` };
}

/** Begins a telling in a process of its own that is killed with `kill -9` at the event; waits. */
export async function killedAt(event: number, telling: Telling, home: string): Promise<void> {
  const { signal } = await spawnVictim(event, telling, home).output();
  if (signal !== "SIGKILL") throw new Error(`It ended by ${signal ?? "itself"}`);
}

function spawnVictim(event: number, telling: Telling, home: string): Deno.Command {
  const map = `--import-map=${ROOT}/.runbook/imports.json`;
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "-q", "-A", map, fileURLToPath(import.meta.url), telling, home, `${event}`],
    stdin: "null",
    stdout: "null",
    stderr: "inherit",
  });
}

if (import.meta.main) {
  const [telling = "", home = "", last = ""] = Deno.args;
  const place = placeOf(telling === "small" ? "small" : "rehearsal", home);
  const hear: Hearer = ({ n }) => {
    if (n === Number(last)) Deno.kill(Deno.pid, "SIGKILL");
  };
  await begin(place, { rehearse: telling === "rehearsal", hear });
}
