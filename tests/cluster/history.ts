/**
 * What a runbook's folder says of its newest run.
 *
 * @module
 */
import { assert } from "@std/assert";
import {
  type Action,
  type BegunRun,
  decodeJournal,
  fold,
  listRuns,
  type ProcessStarted,
  type Recorded,
} from "../../runbook/journal/mod.ts";

/** The newest run as a whole; it must have begun. */
export function newest(home: string): BegunRun {
  const state = fold(events(home));
  assert(state.type === "begun", "no run has begun");
  return state;
}

/** Every event of the newest run; none where nothing is written yet. */
export function events(home: string): readonly Recorded[] {
  const [folder] = listRuns(home);
  if (folder === undefined) return [];
  const { journal } = folder;
  try {
    return [...decodeJournal([Deno.readFileSync(journal)], journal)];
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}

/** The events since the newest run was last begun or resumed. */
export function lastSession(home: string): readonly Recorded[] {
  const all = events(home);
  const begin = all.findLastIndex(({ type }) => type === "run-started" || type === "run-resumed");
  return all.slice(Math.max(begin, 0));
}

/** What the last session told and verified, in order: `verify ingress: passed`. */
export function told(home: string): readonly string[] {
  return lastSession(home).flatMap((event) =>
    event.type === "step-ended" && event.action !== "needs"
      ? [line(event.action, event.step, event.verdict)]
      : []
  );
}

/** The lines of {@link told} for these steps. */
export function each(
  action: Action,
  steps: readonly string[],
  verdict = "passed",
): readonly string[] {
  return steps.map((step) => line(action, step, verdict));
}

function line(action: Action, step: string, verdict: string): string {
  return `${action} ${step}: ${verdict}`;
}

/** The process of the command that is at work in the newest run, if its text is like this. */
export function commandAtWork(home: string, like: RegExp): ProcessStarted | undefined {
  const state = fold(lastSession(home));
  const open = state.type === "begun" ? state.open.at(-1) : undefined;
  return open !== undefined && like.test(open.command.text) ? open.process : undefined;
}
