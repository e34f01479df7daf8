/**
 * Small things that every file of a run needs: one wording for a disk that refuses, a free name.
 *
 * @module
 */

import { EnvironmentError } from "../errors/mod.ts";

/** What {@linkcode onDisk} says when the system refuses. */
export interface DiskAction {
  /** Verb and object, e.g. `write line 7 of the journal`. */
  readonly verb: string;
  readonly path: string;
  /** What is safe, and the way on. */
  readonly remedy: string;
}

/**
 * Returns what `act` returns.
 *
 * @throws {EnvironmentError} when the system refuses: disk full, read-only, folder gone, not allowed.
 */
export function onDisk<T>({ verb, path, remedy }: DiskAction, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const reason = systemReason(error);
    if (reason === undefined) throw error;
    throw new EnvironmentError(
      `Cannot ${verb} "${path}": ${reason}, expected a disk that takes and keeps it`,
      { remedy, cause: error },
    );
  }
}

/** The system's own words for a refusal, e.g. `no space left on device`; none for other errors. */
function systemReason(error: unknown): string | undefined {
  if (!(error instanceof Error && "code" in error && typeof error.code === "string")) return;
  const [words = error.message] = error.message.split(" (os error");
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/**
 * Returns what `take` returns for the first name that is free: `name`, `name-2`, `name-3`, …
 *
 * @param take Has to throw `Deno.errors.AlreadyExists` for a name that is not.
 */
export function takeFreeName<T>(name: string, take: (name: string) => T): T {
  for (let turn = 1;; turn++) {
    try {
      return take(turn === 1 ? name : `${name}-${turn}`);
    } catch (error) {
      if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
    }
  }
}

/** Writes all of the bytes; the system may take them in pieces. */
export function writeWhole(file: Deno.FsFile, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += file.writeSync(bytes.subarray(done));
}
