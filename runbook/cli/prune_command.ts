/**
 * `prune`: removes old runs that nobody needs any more.
 *
 * @module
 */

import type { Action } from "../command_line/mod.ts";
import { EnvironmentError, InterruptedError, UsageError } from "../errors/mod.ts";
import { lockRuns, type RunFolder } from "../journal/mod.ts";
import { oldRuns } from "../run/mod.ts";
import { count } from "../wording/mod.ts";
import { homeOf, transcriptFolder } from "./folders.ts";
import type { Program } from "./program.ts";

/** Shows which runs would go and which stay, asks, and removes them with their transcripts. */
export function pruneCommand(program: Program): Action {
  return async (call) => {
    const home = homeOf(program, call);
    const keep = call.number("keep") ?? 0;
    if (!Number.isInteger(keep) || keep < 0) {
      throw new UsageError(`Cannot keep "${keep}" runs, expected a whole number from 0 on`);
    }
    const { steps } = await program.load();
    using _lock = lockRuns({ home, clock: Date.now });
    const old = oldRuns({ home, keep, steps: steps.map(({ id }) => id) });
    const going = old.filter(({ keptFor }) => keptFor === undefined).map(({ folder }) => folder);
    for (const { folder, keptFor } of old) {
      console.log(`${folder.id}  ${keptFor === undefined ? "may go" : `stays: ${keptFor}`}`);
    }
    if (going.length === 0) {
      console.log(`Nothing to remove beside the newest ${count(keep, "run")}`);
      return 0;
    }
    agree(going, call.flag("yes"));
    for (const folder of going) remove(home, folder);
    console.log(`Removed ${count(going.length, "run")} with their transcripts`);
    return 0;
  };
}

function agree(going: readonly RunFolder[], yes: boolean): void {
  if (yes) return;
  if (!Deno.stdin.isTerminal()) {
    throw new UsageError("Cannot ask without a terminal whether these runs are to be removed", {
      remedy: "Say that they are with --yes",
    });
  }
  if (!confirm(`Remove ${count(going.length, "run")}?`)) {
    throw new InterruptedError("Nothing was removed");
  }
}

/** The transcript goes first: without the journal nobody could make it again. */
function remove(home: string, folder: RunFolder): void {
  for (const path of [transcriptFolder(home, folder), folder.path]) {
    try {
      Deno.removeSync(path, { recursive: true });
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) continue;
      const reason = error instanceof Error ? error.message : String(error);
      throw new EnvironmentError(`Cannot remove "${path}": ${reason}`, {
        remedy: "Make the folder writable and say it again",
        cause: error,
      });
    }
  }
}
