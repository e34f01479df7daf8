/**
 * Where a telling happens: for real, or out of a recording.
 *
 * @module
 */

import type { Json } from "../json/mod.ts";
import type {
  Check,
  CommandMode,
  LookError,
  Omitted,
  Output,
  ProcessStarted,
} from "../journal/mod.ts";
import type { Look } from "../step/mod.ts";

/** The part of a telling in which something is looked at. */
export type Phase = Check["phase"];

/** What an attempt was worth: done, worth another look, or hopeless. */
export type Settled = "done" | "again" | "stop";

/** One command that the world is asked for. */
export interface CommandRequest {
  /** Number of the command within its run. */
  readonly command: number;
  /** Whether it changes something, looks, or is waited for. */
  readonly mode: CommandMode;
  /** Shell text, quoted. */
  readonly text: string;
  /** Milliseconds: the limit of one run, or of all looking where the mode is `until`. */
  readonly within: number;
  /** What is waited for where the mode is `until`: judges an attempt. */
  readonly settle: (ran: Ran) => Settled;
}

/** How a command went: its last attempt, the number of attempts and the time of all. */
export interface Ran {
  /** Exit code; null where a signal ended it. */
  readonly code: number | null;
  /** Name of the signal that ended it. */
  readonly signal: string | null;
  /** Whether it was ended because its time was up. */
  readonly timedOut: boolean;
  /** Masked, as judged: what was left out of a long output is one line in its place. */
  readonly stdout: string;
  /** As `stdout`, of standard error. */
  readonly stderr: string;
  /** Milliseconds. */
  readonly duration: number;
  /** How often it ran. */
  readonly attempts: number;
}

/** What a world tells while a command runs. */
export interface CommandSink {
  /** The process has started. */
  process(process: Omit<ProcessStarted, "type" | "command">): void;
  /** A piece of output came. */
  output(stream: Output["stream"], text: string, omitted?: Omitted): void;
}

/** One look that the world is asked for. */
export interface LookRequest<T extends Json> {
  /** What the look is for; a recording finds its answer by it, too. */
  readonly phase: Phase | "cause" | "gather";
  /** What is looked at, in words; a recording finds its answer by it. */
  readonly label: string;
  /** Asks the cluster. */
  readonly look: Look<T>;
  /** Milliseconds to go on looking; 0 looks once. */
  readonly within: number;
  /** Judges what was seen. */
  readonly settle: (seen: T) => Settled;
}

/** How the look is called by which a value is learned; if it fails, its check is called so. */
export function learnLabel(name: string): string {
  return `learning ${name}`;
}

/** What a look brought home at last. */
export type Looked<T extends Json> =
  & { readonly attempts: number; readonly duration: number }
  & (
    | { readonly type: "seen"; readonly value: T }
    | { readonly type: "failed"; readonly error: LookError }
  );

/** A place to tell a step to. */
export interface World {
  /** The mark that pages and terminal show. */
  readonly name: "live" | "rehearsal";
  /** Runs a command, or gives what a recording says of it. */
  command(request: CommandRequest, sink: CommandSink): Promise<Ran>;
  /** Looks, or gives what a recording saw. */
  look<T extends Json>(request: LookRequest<T>): Promise<Looked<T>>;
  /** Lays a shown file where the commands run. */
  writeFile(name: string, text: string): void;
}

/** What is going on while nothing is written into the journal: for the terminal. */
export interface Waiting {
  /** What is waited for. */
  readonly label: string;
  /** How many looks there were so far. */
  readonly attempts: number;
  /** Milliseconds so far. */
  readonly elapsed: number;
  /** Milliseconds at most. */
  readonly within: number;
  /** What was seen last, in a line or a few. */
  readonly last: string;
}
