/**
 * Looks whether what a run promised is still true, and writes it into that run's journal.
 *
 * @module
 */

import { UsageError } from "../errors/mod.ts";
import { lockRuns } from "../journal/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import type { Step } from "../step/mod.ts";
import { requireTools } from "./connect.ts";
import { continueRun, type Finished, liveRuns } from "./journaled.ts";
import { liveRun } from "./live_run.ts";
import { type Narration, type Outcome, PASSED } from "./narration.ts";
import { reconnect } from "./reconnect.ts";
import { runThatCounts, type StandingRun, standingRuns } from "./run_that_counts.ts";
import type { Stage } from "./stage.ts";

/**
 * Looks whether all that the run that counts (without one, the newest of which anything stands) has
 * told is still true, with the settings that it was told with. Reads the cluster and changes nothing
 * in it.
 *
 * @throws {UsageError} If nothing stands that could be looked at.
 * @throws {ConfigError} If a journal is damaged that is not older: it may say that nothing stands.
 * @throws {EnvironmentError} If the cluster is not there or is another one.
 */
export async function verifyRun<S extends JsonObject>(stage: Stage<S>): Promise<Finished> {
  using _lock = lockRuns({ home: stage.home, clock: Date.now });
  const { runbook, env } = stage;
  const { folder, state, standing } = told(stage);
  await requireTools(runbook.tools, env.PATH ?? "");
  const connection = await reconnect(stage, state);
  const steps = runbook.steps.filter(({ id }) => standing.includes(id));
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

/** The run that counts; without one, the newest of which a step of today stands. */
function told<S extends JsonObject>({ runbook, home }: Stage<S>): StandingRun {
  const ids = runbook.steps.map(({ id }) => id);
  const runs = () =>
    liveRuns(home, (error) => {
      throw error;
    });
  const counts = runThatCounts(runs(), ids);
  if (counts !== undefined) return counts;
  let some = false;
  for (const run of standingRuns(runs())) {
    if (run.standing.some((step) => ids.includes(step))) return run;
    some = true;
  }
  return refuse(some ? "nothing that was told stands" : "nothing was told to a cluster yet");
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
