/**
 * Takes the lock of a runbook folder, starts a process that outlives this one, and waits to be
 * killed; prints the other process's id once it has the lock.
 *
 * @module
 */

import { lockRuns } from "../lock.ts";

const [home = "."] = Deno.args;
using _lock = lockRuns({ home, clock: () => Date.UTC(2026, 10, 23, 18, 15, 2) });
const survivor = new Deno.Command("sleep", { args: ["600"], stdout: "null" }).spawn();
console.log(survivor.pid);
await survivor.status;
