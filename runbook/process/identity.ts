import { endGroup } from "./group.ts";
import { listProcesses, type ProcessEntry } from "./process_table.ts";
import type { ProcessIdentity } from "./run.ts";

/**
 * Whether a process that was started earlier, perhaps by a runbook that died since, still works:
 * that very process, not a later one of the same number, or others of its group after its end.
 * Needs `--allow-run=bash`.
 */
export async function isAlive(process: ProcessIdentity): Promise<boolean> {
  return isAmong(await listProcesses(), process);
}

/**
 * Ends such a process with its whole group: SIGTERM, and SIGKILL for what is still there after
 * `grace` milliseconds (5000 if not given). Does nothing if it is gone. Needs `--allow-run=bash`.
 */
export async function endProcess(process: ProcessIdentity, grace = 5_000): Promise<void> {
  if (!await isAlive(process)) return;
  const given = new AbortController();
  try {
    await endGroup(process.group, whenGone(process, given.signal), grace);
  } finally {
    given.abort();
  }
}

/** Looks again and again: a process that is no child of ours tells nobody when it ends. */
async function whenGone(process: ProcessIdentity, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && await isAlive(process)) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * The system gives away no number that still names a group, so the rest of a group whose leader is
 * gone is ours, unless a stranger holds the leader's number or the machine was started anew.
 */
export function isAmong(table: readonly ProcessEntry[], process: ProcessIdentity): boolean {
  const stranger = table.some(({ pid, startTime }) =>
    pid === process.pid && startTime !== process.startTime
  );
  return !stranger &&
    table.some(({ group, zombie, boot }) =>
      group === process.group && !zombie && process.startTime.startsWith(boot)
    );
}
