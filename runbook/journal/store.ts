/**
 * The journal on disk: events go in one after the other, and stay.
 *
 * @module
 */

import { EnvironmentError } from "../errors/mod.ts";
import { encodeLine } from "./codec.ts";
import { type DiskAction, onDisk, writeWhole } from "../disk/mod.ts";
import type { Event, Recorded } from "./events.ts";

/** The journal's name in its run's folder. */
export const JOURNAL_FILE = "journal.jsonl";

/** Milliseconds since 1970 in UTC; `Date.now` is one. */
export type Clock = () => number;

/** Where a journal lies and what time it tells. */
export interface JournalOptions {
  /** The run's folder, which must be there. */
  readonly folder: string;
  /** What time it is. */
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

/** An open file that holds so many intact lines. */
export interface FileJournalOptions {
  readonly path: string;
  /** Opened for appending; it is closed together with the journal. */
  readonly file: Deno.FsFile;
  readonly clock: Clock;
  readonly lines: number;
}

/** A journal in an open file. */
export class FileJournal implements Journal {
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
    const recorded = { ...event, n, at: new Date(this.#clock()).toISOString() };
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
    case "process-started":
      return true;
    // What is held until its process is recorded has done nothing yet.
    case "command-started":
    // Goes to the disk with what comes next: without it the step is told again, as without its end.
    case "command-ended":
    case "step-started":
    case "prose":
    case "file":
    case "learned":
    case "each-started":
    case "output":
    case "check":
    case "diagnosis":
    case "gathered":
      return false;
    default:
      return type satisfies never;
  }
}
