/**
 * The stage as a terminal gives it: signals, questions, and who watches.
 *
 * @module
 */

import type { Call } from "../command_line/mod.ts";
import { InterruptedError, UsageError } from "../errors/mod.ts";
import type { Permit, Question, Stage, Workplace } from "../run/mod.ts";
import { printable } from "../wording/mod.ts";
import { orAborted } from "../world/mod.ts";
import { audience, eventLines } from "./audience.ts";
import { homeOf } from "./folders.ts";
import { shownIn } from "./options.ts";
import type { Program } from "./program.ts";
import { questionText } from "./question.ts";
import { stepByStep } from "./step_by_step.ts";
import { type Talk, terminalTalk } from "./talk.ts";

/** How much is asked on a stage. */
export interface StageOptions {
  /** Whether the user has said already that all of it is meant. */
  readonly agreed: boolean;
  /** Whether it is asked before each command; it is not by default. */
  readonly byStep?: boolean;
}

/** Makes the stage of a run that is called from a terminal or a script. */
export async function terminalStage(
  program: Program,
  call: Call,
  { agreed, byStep = false }: StageOptions,
): Promise<Stage> {
  const place = await placeOf(program, call);
  const shown = shownIn(call);
  const talk = terminalTalk(shown !== "json");
  if (byStep && !Deno.stdin.isTerminal()) {
    throw new UsageError("Cannot ask before each command without a terminal", {
      remedy: "To see every command and run none: deno task plan",
    });
  }
  const interruption = new AbortController();
  // A run that nobody can follow any more ends in order, too.
  const deaf = (reason: string) => interruption.abort(interrupted("run", reason));
  return {
    ...place,
    signal: interruption.signal,
    watch: (folder, before) => {
      // Only from here on is there something to end in order: a question is left as it is.
      heedSignals("run", interruption);
      const watched = { root: place.root, home: place.home, folder, before, deaf };
      return shown === "json" ? eventLines(watched) : audience({ ...watched, detail: shown });
    },
    confirm: (question) => Promise.resolve(agreed || ask(question, talk)),
    ...(byStep ? { permit: attentive(stepByStep(talk), interruption.signal) } : {}),
  };
}

async function placeOf(program: Program, call: Call): Promise<Omit<Workplace, "signal">> {
  return {
    runbook: await program.load(),
    root: program.root,
    home: homeOf(program, call),
    env: Deno.env.toObject(),
  };
}

/** Leaves a question when it is too late for an answer. */
function attentive(permit: Permit, signal: AbortSignal): Permit {
  return (pending) => orAborted(permit(pending), signal);
}

/**
 * The stage of a call that asks nothing, writes no journal and changes nothing: from its beginning on
 * there is something to end in order, since the private kubeconfig must go away again.
 */
export async function attentiveStage(
  program: Program,
  call: Call,
): Promise<Workplace> {
  const interruption = new AbortController();
  heedSignals("look", interruption);
  return { ...await placeOf(program, call), signal: interruption.signal };
}

/** What can be ended in order. */
type Interruptible = "run" | "look";

/** Ends what goes on in order at the first signal; at a second Ctrl-C at once. */
function heedSignals(what: Interruptible, controller: AbortController): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    Deno.addSignalListener(signal, () => {
      if (controller.signal.aborted && signal === "SIGINT") Deno.exit(130);
      controller.abort(interrupted(what, signal));
    });
  }
}

function interrupted(what: Interruptible, why: string): InterruptedError {
  return new InterruptedError(`The ${what} was interrupted (${why})`);
}

async function ask(question: Question, talk: Talk): Promise<boolean> {
  const text = printable(questionText(question));
  if (!Deno.stdin.isTerminal()) {
    throw new UsageError(`Cannot ask without a terminal whether this is meant:\n${text}`, {
      remedy: "Say that it is with --yes",
    });
  }
  talk.say(`${text}\nGo on? [y/N] `);
  return /^y(es)?$/i.test(await talk.answer() ?? "");
}
