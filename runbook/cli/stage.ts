/**
 * The stage as a terminal gives it: signals, questions, and who watches.
 *
 * @module
 */

import type { Call } from "../command_line/mod.ts";
import { InterruptedError, UsageError } from "../errors/mod.ts";
import type { Permit, Question, Stage } from "../run/mod.ts";
import { orAborted } from "../world/mod.ts";
import { audience, eventLines } from "./audience.ts";
import { homeOf } from "./folders.ts";
import { shownIn, STEP } from "./options.ts";
import type { Program } from "./program.ts";
import { questionText } from "./question.ts";
import { stepByStep } from "./step_by_step.ts";
import { type Talk, terminalTalk } from "./talk.ts";

/** Makes the stage of a run that is called from a terminal or a script. */
export async function terminalStage(
  program: Program,
  call: Call,
  agreed: boolean,
): Promise<Stage> {
  const home = homeOf(program, call);
  const shown = shownIn(call);
  const talk = terminalTalk(shown !== "json");
  const asks = call.flag(STEP.name);
  if (asks && !Deno.stdin.isTerminal()) {
    throw new UsageError("Cannot ask before each command without a terminal", {
      remedy: "To see every command and run none: deno task plan",
    });
  }
  const interruption = new AbortController();
  // A run that nobody can follow any more ends in order, too.
  const deaf = (reason: string) => interruption.abort(interrupted(reason));
  return {
    runbook: await program.load(),
    root: program.root,
    home,
    env: Deno.env.toObject(),
    signal: interruption.signal,
    watch: (folder, before) => {
      // Only from here on is there something to end in order: a question is left as it is.
      heedSignals(interruption);
      return shown === "json"
        ? eventLines({ home, folder, before, deaf })
        : audience({ home, folder, before, deaf, detail: shown });
    },
    confirm: (question) => Promise.resolve(agreed || ask(question, talk)),
    ...(asks ? { permit: attentive(stepByStep(talk), interruption.signal) } : {}),
  };
}

/** Leaves a question when it is too late for an answer. */
function attentive(permit: Permit, signal: AbortSignal): Permit {
  return (pending) => orAborted(permit(pending), signal);
}

/**
 * The stage of a call that asks nothing and changes nothing: from its beginning on there is something
 * to end in order, since the private kubeconfig must go away again.
 */
export async function attentiveStage(program: Program, call: Call): Promise<Stage> {
  const stage = await terminalStage(program, call, true);
  const interruption = new AbortController();
  heedSignals(interruption);
  return { ...stage, signal: interruption.signal };
}

/** Ends what goes on in order at the first signal; at a second Ctrl-C at once. */
function heedSignals(controller: AbortController): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    Deno.addSignalListener(signal, () => {
      if (controller.signal.aborted && signal === "SIGINT") Deno.exit(130);
      controller.abort(interrupted(signal));
    });
  }
}

function interrupted(why: string): InterruptedError {
  return new InterruptedError(`The run was interrupted (${why})`);
}

async function ask(question: Question, talk: Talk): Promise<boolean> {
  const text = questionText(question);
  if (!Deno.stdin.isTerminal()) {
    throw new UsageError(`Cannot ask without a terminal whether this is meant:\n${text}`, {
      remedy: "Say that it is with --yes",
    });
  }
  talk.say(`${text}\nGo on? [y/N] `);
  return /^y(es)?$/i.test(await talk.answer() ?? "");
}
