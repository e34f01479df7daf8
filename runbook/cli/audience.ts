/**
 * Who watches a run: the terminal and the transcript.
 *
 * @module
 */

import type { BegunRun, RunFolder } from "../journal/mod.ts";
import { transcriptWriter } from "../transcript/mod.ts";
import { type Audience, RECORDING_FILE } from "../run/mod.ts";
import { type Detail, terminalPrinter, wantsColour } from "../terminal/mod.ts";
import { usualTimeReader } from "../usual/mod.ts";
import { transcriptFolder } from "./folders.ts";
import { inertLog } from "./inert_log.ts";
import { standardOutput } from "./output.ts";
import { reportError } from "./report_error.ts";

/** What is watched. */
export interface AudienceOptions {
  /** Folder of the runbook's own files, with the recording. */
  readonly root: string;
  readonly home: string;
  readonly folder: RunFolder;
  /** For a run that is taken up again: what was told so far. */
  readonly before: BegunRun | undefined;
  /** Called once if what is told cannot be printed any more, with the reason. */
  readonly deaf: (reason: string) => void;
  /** How much is printed; the usual where it is absent. */
  readonly detail?: Detail | undefined;
}

/** Prints a run on standard output and keeps its transcript. */
export function audience(options: AudienceOptions): Audience {
  const { root, home, folder, deaf, detail } = options;
  const transcriptPath = transcriptFolder(home, folder);
  const write = standardOutput(deaf);
  const env = Deno.env.toObject();
  const onTerminal = Deno.stdout.isTerminal();
  // A dumb terminal has no way to take back a line.
  const interactive = onTerminal && env.TERM !== "dumb";
  const log = inertLog(env, write);
  const terminal = terminalPrinter({
    write,
    // A log has no width: its lines stay as they were printed.
    get columns() {
      return onTerminal ? terminalColumns() : Infinity;
    },
    colour: wantsColour(env, onTerminal),
    interactive,
    now: () => performance.now(),
    usual: usualTimeReader({ ...options, recording: `${root}/${RECORDING_FILE}` }),
    ...(detail === undefined ? {} : { detail }),
  });
  const transcript = keptTranscript(options);
  const ticking = setInterval(() => terminal.tick(), interactive ? 100 : 1_000);
  return {
    event(event) {
      // How it ended is the last that is said.
      if (event.type === "run-ended") write(`\nThe transcript: ${transcriptPath}/index.md\n`);
      terminal.event(event);
      transcript.event(event);
    },
    waiting: (waiting) => terminal.waiting(waiting),
    warning,
    [Symbol.dispose]() {
      clearInterval(ticking);
      terminal.finish();
      log[Symbol.dispose]();
      transcript[Symbol.dispose]();
    },
  };
}

/** How wide the terminal is now; some do not know. */
function terminalColumns(): number {
  try {
    return Deno.consoleSize().columns || 80;
  } catch {
    // The terminal went away; the next writing hears of it.
    return 80;
  }
}

/** Prints a run's events on standard output, one JSON object a line, and keeps its transcript. */
export function eventLines(options: AudienceOptions): Audience {
  const write = standardOutput(options.deaf);
  const transcript = keptTranscript(options);
  return {
    event(event) {
      write(`${JSON.stringify(event)}\n`);
      transcript.event(event);
    },
    waiting: () => {},
    warning,
    [Symbol.dispose]: () => transcript[Symbol.dispose](),
  };
}

/** Keeps the transcript; if it could not be written, that is said in the end. */
function keptTranscript(
  { home, folder, before }: AudienceOptions,
): Pick<Audience, "event"> & Disposable {
  const writer = transcriptWriter({
    folder: transcriptFolder(home, folder),
    ...(before === undefined ? {} : { before }),
  });
  return {
    event: (event) => writer.event(event),
    [Symbol.dispose]() {
      writer[Symbol.dispose]();
      if (writer.failure === undefined) return;
      console.error(reportError(writer.failure).text.trimEnd());
    },
  };
}

function warning(message: string): void {
  console.error(`warning: ${message}`);
}
