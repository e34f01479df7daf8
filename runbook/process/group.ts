import { bash } from "./bash.ts";
import { within } from "./within.ts";

/**
 * Sends a signal to every process of a group; false if there is none left.
 *
 * Bash has kill built in, where `Deno.kill` wants the permission to run everything, and zx's own
 * kill throws where there is no ps.
 */
export async function signalGroup(group: number, signal: "TERM" | "KILL"): Promise<boolean> {
  const { success } = await bash(`kill -s ${signal} -- -${group}`);
  return success;
}

/** Ends a group politely, and by force what is not `gone` after `grace` milliseconds. */
export async function endGroup(
  group: number,
  gone: Promise<unknown>,
  grace: number,
): Promise<boolean> {
  const found = await signalGroup(group, "TERM");
  await within(gone, grace);
  await signalGroup(group, "KILL");
  return found;
}
