/**
 * Who watches a run: the terminal and the transcript.
 *
 * @module
 */

import type { BegunRun, RunFolder } from "../journal/mod.ts";
import { transcriptWriter } from "../transcript/mod.ts";
import type { Audience } from "../run/mod.ts";
import { terminalPrinter, wantsColour } from "../terminal/mod.ts";
import { transcriptFolder } from "./folders.ts";
import { inertLog } from "./inert_log.ts";
import { standardOutput } from "./output.ts";
import { reportError } from "./report_error.ts";

/** What is watched. */
export interface AudienceOptions {
  readonly home: string;
  readonly folder: RunFolder;
  /** For a run that is taken up again: what was told so far. */
  readonly before: BegunRun | undefined;
  /** Called once if what is told cannot be printed any more, with the reason. */
  readonly deaf: (reason: string) => void;
}

/** Prints a run on standard output and keeps its transcript. */
export function audience({ home, folder, before, deaf }: AudienceOptions): Audience {
  const interactive = Deno.stdout.isTerminal();
  const transcriptPath = transcriptFolder(home, folder);
  const write = standardOutput(deaf);
  const env = Deno.env.toObject();
  const log = inertLog(env, write);
  const terminal = terminalPrinter({
    write,
    // A log has no width: its lines stay as they were printed.
    // Some terminals do not know their width.
    columns: interactive ? Deno.consoleSize().columns || 80 : Infinity,
    colour: wantsColour(env, interactive),
    interactive,
  });
  const transcript = transcriptWriter({
    folder: transcriptPath,
    ...(before === undefined ? {} : { before }),
  });
  return {
    event(event) {
      // How it ended is the last that is said.
      if (event.type === "run-ended") write(`\nThe transcript: ${transcriptPath}/index.md\n`);
      terminal.event(event);
      transcript.event(event);
    },
    waiting: (waiting) => terminal.waiting(waiting),
    warning: (message) => console.error(`warning: ${message}`),
    [Symbol.dispose]() {
      terminal.finish();
      log[Symbol.dispose]();
      transcript[Symbol.dispose]();
      if (transcript.failure === undefined) return;
      console.error(reportError(transcript.failure).text.trimEnd());
    },
  };
}
