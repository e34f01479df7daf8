/**
 * Finding a process again, perhaps after the runbook that started it has died.
 *
 * @module
 */

import { listProcesses, type ProcessEntry } from "./process_table.ts";
import type { ProcessIdentity } from "./run.ts";
import { endSession } from "./session.ts";

/**
 * Whether a process that was started earlier, perhaps by a runbook that died since, still works:
 * that very process, not a later one of the same number, or what it left behind in its session.
 * Needs `--allow-run=bash`.
 */
export async function isAlive(process: ProcessIdentity): Promise<boolean> {
  return isAmong(await listProcesses(), process);
}

/**
 * Ends such a process with all of its session: SIGTERM, and SIGKILL for what is still there after
 * `grace` milliseconds (5000 if not given). Does nothing if it is gone. Needs `--allow-run=bash`.
 */
export async function endProcess(process: ProcessIdentity, grace = 5_000): Promise<void> {
  if (await isAlive(process)) await endSession(process.group, grace);
}

/**
 * The system gives away no number that still names a session, so the rest of one whose leader is gone
 * is ours, unless a stranger holds the leader's number or the machine was started anew.
 */
export function isAmong(table: readonly ProcessEntry[], process: ProcessIdentity): boolean {
  const stranger = table.some(({ pid, startTime }) =>
    pid === process.pid && startTime !== process.startTime
  );
  const isRest = ({ session, zombie, boot }: ProcessEntry) =>
    session === process.group && !zombie && process.startTime.startsWith(boot);
  return !stranger && table.some(isRest);
}
