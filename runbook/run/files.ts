/**
 * Shown files, laid where the commands run.
 *
 * @module
 */

import { onDisk } from "../disk/mod.ts";
import type { RunFolder } from "../journal/mod.ts";

/**
 * Writes a shown file into the run's folder; only its owner may read it.
 *
 * @throws {EnvironmentError} If the disk refuses.
 */
export function writeShownFile({ files }: RunFolder, name: string, text: string): void {
  const path = `${files}/${name}`;
  const remedy = "Put right what is said above, then: deno task resume";
  onDisk({ verb: "write the file", path, remedy }, () => {
    Deno.writeTextFileSync(path, text.endsWith("\n") ? text : `${text}\n`, { mode: 0o600 });
  });
}
