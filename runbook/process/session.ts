/**
 * Ending a session of processes for certain.
 *
 * @module
 */

import { bash } from "./bash.ts";
import { listProcesses } from "./process_table.ts";

/** Milliseconds until a process that was killed by force must be gone. */
const killTime = 1_000;

/**
 * Ends all processes of a session: politely, and after `grace` milliseconds by force. Returns when
 * they are gone; false if there was none.
 *
 * The session, because timeout(1) and others move into groups of their own. By bash, which has kill
 * built in: `Deno.kill` wants the permission to run everything, and zx's own kill throws where there
 * is no ps.
 */
export async function endSession(session: number, grace: number): Promise<boolean> {
  if (!await signalSession(session, "TERM")) return false;
  if (await isGone(session, grace)) return true;
  await signalSession(session, "KILL");
  await isGone(session, killTime);
  return true;
}

async function signalSession(session: number, signal: "TERM" | "KILL"): Promise<boolean> {
  const groups = await groupsOf(session);
  if (groups.length === 0) return false;
  await bash(`kill -s ${signal} -- ${groups.map((group) => -group).join(" ")}`);
  return true;
}

/** Looks again and again: processes that are no children of ours tell nobody when they end. */
async function isGone(session: number, milliseconds: number): Promise<boolean> {
  const deadline = performance.now() + milliseconds;
  for (let pause = 5; (await groupsOf(session)).length > 0; pause = Math.min(2 * pause, 200)) {
    if (performance.now() >= deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return true;
}

/** The process groups of a session in which something still runs. */
async function groupsOf(session: number): Promise<readonly number[]> {
  const members = (await listProcesses())
    .filter((entry) => entry.session === session && !entry.zombie);
  return [...new Set(members.map(({ group }) => group))];
}
