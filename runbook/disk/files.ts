import { basename, dirname, join } from "node:path";

/**
 * Gives a file a new text in one step: a reader sees the old one or the new one, never half of it.
 * The folder must be there. Needs permission to write it.
 */
export function replaceFile(path: string, text: string): void {
  const draft = join(dirname(path), `.${basename(path)}.${Deno.pid}`);
  try {
    Deno.writeTextFileSync(draft, text);
    Deno.renameSync(draft, path);
  } catch (error) {
    removeIfThere(draft);
    throw error;
  }
}

function removeIfThere(path: string): void {
  try {
    Deno.removeSync(path);
  } catch {
    // It could not be made, or it cannot be removed: what went wrong before is to be told.
  }
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
