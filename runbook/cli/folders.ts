/**
 * Where a call reads and writes.
 *
 * @module
 */

import type { Call } from "../command_line/mod.ts";
import type { RunFolder } from "../journal/mod.ts";
import { HOME, pathIn } from "./options.ts";
import type { Program } from "./program.ts";

/** Folder of `.runbook/` and `transcripts/`. */
export function homeOf(program: Program, call: Call): string {
  return pathIn(call, HOME) ?? program.root;
}

/** Folder of one run's transcript. */
export function transcriptFolder(home: string, run: RunFolder): string {
  return `${home}/transcripts/${run.id}`;
}
