/**
 * The stage as a terminal gives it: signals, questions, and who watches.
 *
 * @module
 */

import type { Invocation } from "../command_line/mod.ts";
import { InterruptedError, UsageError } from "../errors/mod.ts";
import type { BegunRun, RunFolder } from "../journal/mod.ts";
import { transcriptWriter } from "../pages/mod.ts";
import type { Audience, Question, Stage } from "../run/mod.ts";
import { terminalPrinter, wantsColour } from "../terminal/mod.ts";
import { HOME, pathIn } from "./options.ts";
import { standardOutput } from "./output.ts";
import type { Program } from "./program.ts";
import { questionText } from "./question.ts";

/** Folder of `.runbook/` and `transcripts/`. */
export function homeOf(program: Program, call: Invocation): string {
  return pathIn(call, HOME) ?? program.root;
}

/** Folder of one run's transcript. */
export function transcriptFolder(home: string, run: RunFolder): string {
  return `${home}/transcripts/${run.id}`;
}

/** Makes the stage of a run that is called from a terminal or a script. */
export async function terminalStage(
  program: Program,
  call: Invocation,
  agreed: boolean,
): Promise<Stage> {
  const home = homeOf(program, call);
  const interruption = interruptedBySignals();
  return {
    runbook: await program.load(),
    root: program.root,
    home,
    env: Deno.env.toObject(),
    signal: interruption.signal,
    watch: (folder, before) => audience({ home, folder, before, interruption }),
    confirm: (question) => Promise.resolve(agreed || ask(question)),
  };
}

/** Ends the run in order at the first signal; at a second Ctrl-C at once. */
function interruptedBySignals(): AbortController {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    Deno.addSignalListener(signal, () => {
      if (controller.signal.aborted && signal === "SIGINT") Deno.exit(130);
      controller.abort(new InterruptedError(`The run was interrupted (${signal})`));
    });
  }
  return controller;
}

function ask(question: Question): boolean {
  const text = questionText(question);
  if (!Deno.stdin.isTerminal()) {
    throw new UsageError(`Cannot ask without a terminal whether this is meant:\n${text}`, {
      remedy: "Say that it is with --yes",
    });
  }
  console.log(text);
  return confirm("Go on?");
}

interface Watched {
  readonly home: string;
  readonly folder: RunFolder;
  readonly before: BegunRun | undefined;
  readonly interruption: AbortController;
}

/** The terminal and the transcript. A log has no width: its lines stay as they were printed. */
function audience({ home, folder, before, interruption }: Watched): Audience {
  const interactive = Deno.stdout.isTerminal();
  const write = standardOutput(() =>
    interruption.abort(new InterruptedError("The run was interrupted: its output was closed"))
  );
  const terminal = terminalPrinter({
    write,
    columns: interactive ? Deno.consoleSize().columns : Infinity,
    colour: wantsColour(Deno.env.toObject(), interactive),
    interactive,
  });
  const transcript = transcriptWriter({
    folder: transcriptFolder(home, folder),
    ...(before === undefined ? {} : { before }),
  });
  return {
    event(event) {
      // How it ended is the last that is said.
      if (event.type === "run-ended") {
        write(`\nThe transcript: ${transcriptFolder(home, folder)}/index.md\n`);
      }
      terminal.event(event);
      transcript.event(event);
    },
    waiting: (waiting) => terminal.waiting(waiting),
    [Symbol.dispose]() {
      terminal.finish();
      transcript[Symbol.dispose]();
      if (transcript.failure !== undefined) console.error(transcript.failure.message);
    },
  };
}
