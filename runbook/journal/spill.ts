/**
 * The file that takes the whole of an output which is too long for the journal.
 *
 * @module
 */

import { onDisk, writeWhole } from "../disk/mod.ts";
import type { Output } from "./events.ts";
import type { Spill } from "./keeper.ts";
import type { RunFolder } from "./runs.ts";

/** Which output of which run. */
export interface SpillOptions {
  /** The run's folder. */
  readonly run: RunFolder;
  /** Number of the command. */
  readonly command: number;
  /** Where it was printed. */
  readonly stream: Output["stream"];
}

/**
 * Returns a spill to `output/<command>.<stream>.txt`, which only its owner may read (mode 0600) and
 * which is made at the first write. Needs permission to write the run's folder.
 *
 * Its `write` throws `EnvironmentError` when the disk refuses.
 */
export async function openSpill({ run, command, stream }: SpillOptions): Promise<Spill> {
  // Loaded late: hashing costs a start-up that `status` and `plan` need not pay.
  const { createHash } = await import("node:crypto");
  const hash = createHash("sha256");
  const name = `${command}.${stream}.txt`;
  const path = `${run.output}/${name}`;
  const remedy = "What was told so far is safe; make room, then: deno task resume";
  let file: Deno.FsFile | undefined;
  return {
    file: `output/${name}`,
    write(bytes) {
      onDisk({ verb: "keep the output", path, remedy }, () => {
        file ??= Deno.openSync(path, { write: true, create: true, truncate: true, mode: 0o600 });
        writeWhole(file, bytes);
      });
      hash.update(bytes);
    },
    close() {
      file?.close();
      return hash.digest("hex");
    },
  };
}
