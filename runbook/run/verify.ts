/**
 * Looks whether what a run promised is still true, and writes it into that run's journal.
 *
 * @module
 */

import { UsageError } from "../errors/mod.ts";
import {
  type BegunRun,
  isComplete,
  isLive,
  isPassed,
  lockRuns,
  newestRun,
  type Run,
} from "../journal/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import type { Step } from "../step/mod.ts";
import { requireTools } from "./connect.ts";
import { continueRun, eventsOn, type Finished } from "./journaled.ts";
import { liveRun } from "./live_run.ts";
import { type Narration, type Outcome, PASSED } from "./narration.ts";
import { reconnect } from "./reconnect.ts";
import type { Stage } from "./stage.ts";
import { standingAfter } from "./standing.ts";

/**
 * Looks whether all that the newest complete run (without one, the newest live run) has told is
 * still true, with the settings that it was told with. Reads the cluster and changes nothing in it.
 *
 * @throws {UsageError} If nothing stands that could be looked at.
 * @throws {EnvironmentError} If the cluster is not there or is another one.
 */
export async function verifyRun<S extends JsonObject>(stage: Stage<S>): Promise<Finished> {
  using _lock = lockRuns({ home: stage.home, clock: Date.now });
  const { runbook, env, home } = stage;
  const { folder, state } = told(stage);
  await requireTools(runbook.tools, env.PATH ?? "");
  const connection = await reconnect(stage, state);
  const standing = standingAfter(eventsOn(home, connection.target.identity));
  const steps = runbook.steps.filter(({ id }) =>
    isPassed(state.steps.get(id)) && standing.some(({ step }) => step === id)
  );
  if (steps.length === 0) refuse("what the last run made was taken back");
  const { header } = state;
  const settings = header.settings as S;
  using run = continueRun(stage, folder);
  return await liveRun(stage, run, {
    purpose: "verify",
    connection,
    settings,
    asked: header.asked,
    steps: header.steps,
  }, (narration) => verifyAll(narration, steps, settings));
}

/** The run that pages are made of; without a complete one, the last. */
function told<S extends JsonObject>({ runbook, home }: Stage<S>): Run<BegunRun> {
  const ids = runbook.steps.map(({ id }) => id);
  const complete = newestRun(home, (state) => isComplete(state, ids));
  return complete ?? newestRun(home, isLive) ?? refuse("nothing was told to a cluster yet");
}

function refuse(why: string): never {
  throw new UsageError(`Cannot verify: ${why}, expected a run whose effects are in the cluster`, {
    remedy: "To begin: deno task run",
  });
}

/** Looks at every step, whatever became of those before it; the first that is lost is the outcome. */
async function verifyAll<S extends JsonObject>(
  narration: Narration<S>,
  steps: readonly Step<S>[],
  settings: S,
): Promise<Outcome> {
  let first = PASSED;
  for (const step of steps) {
    const outcome = await narration.verify(step, settings);
    if (outcome.verdict === "interrupted") return outcome;
    if (first === PASSED && outcome.verdict !== "gone") first = outcome;
  }
  return first;
}
