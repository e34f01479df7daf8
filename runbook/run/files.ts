/**
 * Shown files, laid where the commands run.
 *
 * @module
 */

import { EnvironmentError } from "../errors/mod.ts";
import type { RunFolder } from "../journal/mod.ts";

/**
 * Writes a shown file into the run's folder; only its owner may read it.
 *
 * @throws {EnvironmentError} If the disk refuses.
 */
export function writeShownFile({ files }: RunFolder, name: string, text: string): void {
  const path = `${files}/${name}`;
  try {
    Deno.writeTextFileSync(path, text.endsWith("\n") ? text : `${text}\n`, { mode: 0o600 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EnvironmentError(`Cannot write the file "${path}": ${reason}`, {
      remedy: "Make room or make the folder writable, then: deno task resume",
      cause: error,
    });
  }
}
