/**
 * Reading a journal from disk, piece by piece.
 *
 * @module
 */

import { decodeJournal, type Ending } from "./decode.ts";
import { Folding } from "./fold.ts";
import type { RunState } from "./state.ts";

const CHUNK_BYTES = 256 * 1024;

/** What is in a journal, and how its bytes end. */
export interface JournalContent {
  /** What the journal says. */
  readonly state: RunState;
  /** How the bytes end. */
  readonly ending: Ending;
}

/**
 * Reads and folds the journal; a file that is not there is a run that never began.
 *
 * Needs permission to read the file. The journal may be larger than memory: only what the state
 * holds is kept.
 *
 * @throws {ConfigError} with the line's place when the journal is damaged or of another format.
 */
export function readJournal(file: string): JournalContent {
  const folding = new Folding();
  const events = decodeJournal(readChunks(file), file);
  let next = events.next();
  for (; next.done !== true; next = events.next()) folding.add(next.value);
  return { state: folding.state(next.value.dropped), ending: next.value };
}

/**
 * Yields the file's bytes in pieces, each overwritten by the next; none where there is no file.
 * Needs permission to read it.
 */
export function* readChunks(path: string): Generator<Uint8Array> {
  using file = openIfThere(path);
  if (file === undefined) return;
  const chunk = new Uint8Array(CHUNK_BYTES);
  for (let size = file.readSync(chunk); size !== null; size = file.readSync(chunk)) {
    yield chunk.subarray(0, size);
  }
}

function openIfThere(path: string): Deno.FsFile | undefined {
  try {
    return Deno.openSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
