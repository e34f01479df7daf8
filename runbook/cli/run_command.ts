/**
 * `run`, `resume`, `verify` and `undo`: the commands that talk to a cluster.
 *
 * @module
 */

import type { Action, Call } from "../command_line/mod.ts";
import { type Finished, resumeRun, type Stage, startRun, undoRuns, verifyRun } from "../run/mod.ts";
import { homeOf } from "./folders.ts";
import { reportToGithub } from "./github_actions.ts";
import { AS_EVENTS, askedIn, STEP, stepsIn } from "./options.ts";
import { pagesAfterRun } from "./pages_after_run.ts";
import type { Program } from "./program.ts";
import { terminalStage } from "./stage.ts";
import { whatStays } from "./what_stays.ts";

/** Tells the steps, live or in rehearsal. */
export function runCommand(program: Program): Action {
  return async (call) => {
    if (call.flag("dry-run")) {
      const { showPlan } = await import("./plan_command.ts");
      return await showPlan(program, call, { files: false });
    }
    const stage = await terminalStage(program, call, {
      agreed: call.flag("yes"),
      byStep: call.flag(STEP.name),
    });
    return await toItsEnd(
      call,
      stage,
      startRun(stage, {
        ...askedIn(call, program.root),
        ...stepsIn(call),
        rehearse: call.flag("rehearse"),
      }),
    );
  };
}

/** Goes on with the last unfinished run. */
export function resumeCommand(program: Program): Action {
  return async (call) => {
    const stage = await terminalStage(program, call, {
      agreed: true,
      byStep: call.flag(STEP.name),
    });
    return await toItsEnd(
      call,
      stage,
      resumeRun(stage, {
        overrides: call.list("set"),
        adopt: call.flag("adopt"),
      }),
    );
  };
}

/** Looks whether what was told is still true. */
export function verifyCommand(program: Program): Action {
  return async (call) => {
    if (call.flag("timer")) {
      console.log(await timer(program, call));
      return 0;
    }
    const stage = await terminalStage(program, call, { agreed: true });
    return await toItsEnd(call, stage, verifyRun(stage));
  };
}

async function timer(program: Program, call: Call): Promise<string> {
  const { timerText } = await import("./timer_text.ts");
  const kubeconfig = Deno.env.get("KUBECONFIG");
  return timerText({
    root: program.root,
    home: homeOf(program, call),
    deno: Deno.execPath(),
    path: Deno.env.get("PATH") ?? "",
    ...(kubeconfig === undefined ? {} : { kubeconfig }),
  });
}

/** Takes back what the runbook made. */
export function undoCommand(program: Program): Action {
  return async (call) => {
    const stage = await terminalStage(program, call, { agreed: call.flag("yes") });
    const context = call.text("context");
    return await toItsEnd(
      call,
      stage,
      undoRuns(stage, {
        ...stepsIn(call),
        ...(context === undefined ? {} : { context }),
      }),
    );
  };
}

/** Has what a run came to published when it is over; returns what the process ends with. */
async function toItsEnd(call: Call, stage: Stage, running: Promise<Finished>): Promise<number> {
  const finished = await running;
  // Where events are printed for a program, nothing else is.
  const say = call.flag(AS_EVENTS.name) ? console.error : console.log;
  const stays = whatStays(finished.folder);
  if (stays !== undefined) say(`\n${stays}`);
  await pagesAfterRun(stage, finished, say);
  await reportToGithub(stage, finished, say);
  return finished.outcome.exitCode;
}
