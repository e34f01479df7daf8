/**
 * The program around a runbook.
 *
 * @module
 */

import type { Runbook } from "../run/mod.ts";

/** What the command line knows of the runbook before it is loaded, and how to load it. */
export interface Program {
  /** One line for the help. */
  readonly summary: string;
  /** Its own, as in `0.1.0`. */
  readonly version: string;
  /** Folder of the runbook's own files. */
  readonly root: string;
  /** Loads the steps; commands that need none do not pay for it. */
  readonly load: () => Promise<Runbook>;
}
