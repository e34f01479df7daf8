/**
 * The journal on disk: events go in one after the other, and stay.
 *
 * @module
 */

import { EnvironmentError } from "../errors/mod.ts";
import { encodeLine } from "./codec.ts";
import { type DiskAction, onDisk, takeFreeName, writeWhole } from "./disk.ts";
import type { Event, Recorded } from "./events.ts";
import type { RunState } from "./fold.ts";
import { readJournal } from "./read.ts";

/** The journal's name in its run's folder. */
export const JOURNAL_FILE = "journal.jsonl";

/** Milliseconds since 1970 in UTC; `Date.now` is one. */
export type Clock = () => number;

/** Where a journal lies and what time it tells. */
export interface JournalOptions {
  /** The run's folder, which must be there. */
  readonly folder: string;
  readonly clock: Clock;
}

/** Hears of each event after it was written. It must not append events itself. */
export type Listener = (event: Recorded) => void;

/** A journal that can be added to. Close it by `using`. */
export interface Journal extends Disposable {
  /** Path of the file. */
  readonly file: string;
  /**
   * Writes the event as one line and tells the listeners.
   *
   * Starts and ends (of commands, processes, steps and the run) are on the disk itself when this
   * returns; the rest is with the operating system, so that only a power cut can lose it.
   *
   * @returns The event with its number and time.
   * @throws {EnvironmentError} when the event could not be kept, and for every event after that.
   */
  append<E extends Event>(event: E): Recorded<E>;
  /** Calls the listener for each event from now on; the returned function ends that. */
  subscribe(listener: Listener): () => void;
}

/** A journal that goes on, and what it says so far. */
export interface Reopened {
  readonly journal: Journal;
  readonly state: RunState;
  /** File that holds the torn end which `state.dropped` speaks of. */
  readonly savedTail: string | undefined;
}

/**
 * Begins a journal; only its owner may read it (mode 0600). Needs permission to write the folder.
 *
 * @throws {EnvironmentError} when there is one already or it cannot be made.
 */
export function createJournal({ folder, clock }: JournalOptions): Journal {
  const path = `${folder}/${JOURNAL_FILE}`;
  const remedy = "Nothing was done yet; make the folder writable and start again";
  const file = onDisk(
    { verb: "begin the journal", path, remedy },
    () => Deno.openSync(path, { createNew: true, append: true, mode: 0o600 }),
  );
  return new FileJournal({ path, file, clock, lines: 0 });
}

/**
 * Opens a journal to go on with it; needs permission to read and write the folder.
 *
 * A torn end is copied to a file beside the journal before it is cut off.
 *
 * @throws {ConfigError} when the journal is damaged or of another format; it is left as it is.
 * @throws {EnvironmentError} when the folder cannot be written; the journal is left as it is.
 */
export function reopenJournal({ folder, clock }: JournalOptions): Reopened {
  const path = `${folder}/${JOURNAL_FILE}`;
  const { state, ending } = readJournal(path);
  const remedy = "The journal is as it was; make the folder writable, then: deno task resume";
  return onDisk({ verb: "go on with the journal", path, remedy }, () => {
    const savedTail = ending.dropped && saveTail(path, ending.intact, ending.dropped.line);
    const file = Deno.openSync(path, { create: true, append: true, mode: 0o600 });
    file.truncateSync(ending.intact);
    if (ending.unterminated) writeWhole(file, NEWLINE);
    file.syncSync();
    const lines = state.type === "begun" ? state.lines : 0;
    return { journal: new FileJournal({ path, file, clock, lines }), state, savedTail };
  });
}

const NEWLINE = new TextEncoder().encode("\n");

function saveTail(path: string, offset: number, line: number): string {
  using journal = Deno.openSync(path);
  journal.seekSync(offset, Deno.SeekMode.Start);
  const tail = new Uint8Array(journal.statSync().size - offset);
  for (let done = 0; done < tail.length;) {
    done += journal.readSync(tail.subarray(done)) ?? tail.length;
  }
  return takeFreeName(`${path}.torn-${line}`, (name) => {
    using copy = Deno.openSync(name, { createNew: true, write: true, mode: 0o600 });
    writeWhole(copy, tail);
    copy.syncSync();
    return name;
  });
}

interface FileJournalOptions {
  readonly path: string;
  readonly file: Deno.FsFile;
  readonly clock: Clock;
  readonly lines: number;
}

class FileJournal implements Journal {
  readonly file: string;
  readonly #handle: Deno.FsFile;
  readonly #clock: Clock;
  readonly #listeners = new Set<Listener>();
  #lines: number;
  #failure: unknown;

  constructor({ path, file, clock, lines }: FileJournalOptions) {
    this.file = path;
    this.#handle = file;
    this.#clock = clock;
    this.#lines = lines;
  }

  append<E extends Event>(event: E): Recorded<E> {
    // What is behind a line that was written in part would be lost to every reader.
    if (this.#failure !== undefined) throw this.#failure;
    const n = this.#lines + 1;
    const recorded = { n, at: new Date(this.#clock()).toISOString(), ...event };
    try {
      onDisk(this.#action(n), () => {
        writeWhole(this.#handle, encodeLine(recorded));
        if (isMilestone(event)) this.#secure();
      });
    } catch (error) {
      this.#failure = error;
      throw error;
    }
    this.#lines = n;
    for (const listener of this.#listeners) listener(recorded);
    return recorded;
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  [Symbol.dispose](): void {
    this.#handle.close();
  }

  /** Brings everything to the disk and makes sure that it can be found there again. */
  #secure(): void {
    this.#handle.syncDataSync();
    if (Deno.statSync(this.file).ino !== this.#handle.statSync().ino) {
      throw new EnvironmentError(
        `Cannot go on with the journal "${this.file}": another file has taken its place, ` +
          "expected nothing else to write it",
        { remedy: "Put the run's folder back where it was, then: deno task resume" },
      );
    }
  }

  #action(line: number): DiskAction {
    const safe = line === 1
      ? "Nothing was told yet"
      : `What was told up to line ${line - 1} is safe`;
    return {
      verb: `write line ${line} of the journal`,
      path: this.file,
      remedy:
        `${safe} if the folder still is; put right what is said above, then: deno task resume`,
    };
  }
}

/** Events that a later start relies on, even after a power cut. */
function isMilestone({ type }: Event): boolean {
  switch (type) {
    case "run-started":
    case "run-resumed":
    case "run-ended":
    case "step-ended":
    case "command-started":
    case "process-started":
    case "command-ended":
      return true;
    case "step-started":
    case "prose":
    case "file":
    case "learned":
    case "each-started":
    case "output":
    case "check":
    case "diagnosis":
      return false;
    default:
      return type satisfies never;
  }
}
