/**
 * Commands that outlived their runbook.
 *
 * @module
 */

import type { OpenCommand } from "../journal/mod.ts";
import { endProcess, isAlive } from "../process/mod.ts";
import type { Clock, Waiting } from "../world/mod.ts";

/** Milliseconds that a command which outlived its runbook is given to finish by itself. */
const PATIENCE = 120_000;

/** Milliseconds between two looks at it. */
const PAUSE = 200;

/** What waiting for left-over commands needs. */
export interface LeftOverOptions {
  /** The commands whose end the journal does not have. */
  readonly open: readonly OpenCommand[];
  readonly clock: Clock;
  /** Hears what is waited for. */
  readonly waiting: (waiting: Waiting) => void;
  readonly signal: AbortSignal;
}

/**
 * Lets each left-over command finish, and ends it if it does not: two helms must never be at work
 * on one release. Needs `--allow-run=bash`.
 */
export async function endLeftOvers(
  { open, clock, waiting, signal }: LeftOverOptions,
): Promise<void> {
  for (const { command, process } of open) {
    if (process === undefined) continue;
    const begin = clock.now();
    for (let attempts = 1; await isAlive(process); attempts++) {
      const elapsed = clock.now() - begin;
      if (elapsed >= PATIENCE) {
        await endProcess(process);
        break;
      }
      const label = `the end of a command of the run before: ${command.text}`;
      waiting({ label, attempts, elapsed, within: PATIENCE, last: `process ${process.pid} runs` });
      await clock.sleep(PAUSE, signal);
    }
  }
}
