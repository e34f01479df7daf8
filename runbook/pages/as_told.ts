import type { BegunRun } from "../journal/mod.ts";

/**
 * The run as it was told: looking later whether it is still true is no part of how it went. What
 * was found then stays with the steps.
 */
export function asTold(run: BegunRun): BegunRun {
  const sessions = run.sessions.filter(({ header }) => header.purpose !== "verify");
  const last = sessions.at(-1);
  return last === undefined ? run : { ...run, ...last, sessions };
}
