/**
 * Going on with a journal that was written before, however it ended.
 *
 * @module
 */

import { onDisk, takeFreeName, writeWhole } from "../disk/mod.ts";
import { readJournal } from "./read.ts";
import type { RunState } from "./state.ts";
import { FileJournal, type Journal, JOURNAL_FILE, type JournalOptions } from "./store.ts";

/** A journal that goes on, and what it says so far. */
export interface Reopened {
  /** The journal. */
  readonly journal: Journal;
  /** What the journal says. */
  readonly state: RunState;
  /** File that holds the torn end which `state.dropped` speaks of. */
  readonly savedTail: string | undefined;
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
    if (savedTail !== undefined) {
      file.truncateSync(ending.intact);
      file.syncSync();
    }
    if (ending.unterminated) writeWhole(file, NEWLINE);
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
