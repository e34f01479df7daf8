/**
 * `run`, `resume`, `verify` and `undo`: the commands that talk to a cluster.
 *
 * @module
 */

import type { Action } from "../command_line/mod.ts";
import { resumeRun, startRun, undoRuns, verifyRun } from "../run/mod.ts";
import { askedIn } from "./options.ts";
import type { Program } from "./program.ts";
import { terminalStage } from "./stage.ts";

/** Tells the steps, live or in rehearsal. */
export function runCommand(program: Program): Action {
  return async (call) => {
    const stage = await terminalStage(program, call, call.flag("yes"));
    const { outcome } = await startRun(stage, {
      ...askedIn(call, program.root),
      steps: call.arguments,
      rehearse: call.flag("rehearse"),
    });
    return outcome.exitCode;
  };
}

/** Goes on with the last unfinished run. */
export function resumeCommand(program: Program): Action {
  return async (call) => {
    const stage = await terminalStage(program, call, true);
    const { outcome } = await resumeRun(stage, {
      overrides: call.list("set"),
      adopt: call.flag("adopt"),
    });
    return outcome.exitCode;
  };
}

/** Looks whether what was told is still true. */
export function verifyCommand(program: Program): Action {
  return async (call) => {
    const stage = await terminalStage(program, call, true);
    const { outcome } = await verifyRun(stage);
    return outcome.exitCode;
  };
}

/** Takes back what the runbook made. */
export function undoCommand(program: Program): Action {
  return async (call) => {
    const stage = await terminalStage(program, call, call.flag("yes"));
    const context = call.text("context");
    const { outcome } = await undoRuns(stage, {
      steps: call.arguments,
      ...(context === undefined ? {} : { context }),
    });
    return outcome.exitCode;
  };
}
