/**
 * `run`, `resume` and `undo`: the commands that tell something to a cluster.
 *
 * @module
 */

import type { Action } from "../command_line/mod.ts";
import { type Finished, resumeRun, startRun, undoRuns } from "../run/mod.ts";
import { askedIn } from "./options.ts";
import type { Program } from "./program.ts";
import { homeOf, terminalStage, transcriptFolder } from "./stage.ts";

/** Tells the steps, live or in rehearsal. */
export function runCommand(program: Program): Action {
  return async (call) => {
    const stage = await terminalStage(program, call, call.flag("yes"));
    const finished = await startRun(stage, {
      ...askedIn(call),
      steps: call.arguments,
      rehearse: call.flag("rehearse"),
    });
    return close(homeOf(program, call), finished);
  };
}

/** Goes on with the last unfinished run. */
export function resumeCommand(program: Program): Action {
  return async (call) => {
    const stage = await terminalStage(program, call, true);
    const finished = await resumeRun(stage, {
      overrides: call.list("set"),
      adopt: call.flag("adopt"),
    });
    return close(homeOf(program, call), finished);
  };
}

/** Takes back what the runbook made. */
export function undoCommand(program: Program): Action {
  return async (call) => {
    const stage = await terminalStage(program, call, call.flag("yes"));
    const context = call.text("context");
    const finished = await undoRuns(stage, {
      steps: call.arguments,
      ...(context === undefined ? {} : { context }),
    });
    return close(homeOf(program, call), finished);
  };
}

/** Names the transcript, and gives the exit code. */
function close(home: string, { folder, outcome }: Finished): number {
  console.log(`The transcript: ${transcriptFolder(home, folder)}/index.md`);
  return outcome.exitCode;
}
