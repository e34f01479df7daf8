/**
 * A new run: live, or a rehearsal of the recording.
 *
 * @module
 */

import { chooseCluster } from "../cluster/mod.ts";
import { InterruptedError } from "../errors/mod.ts";
import { lockRuns, type Target } from "../journal/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import type { Step } from "../step/mod.ts";
import { requireNeeds } from "./choose_needs.ts";
import { chooseSteps, type StepChoice } from "../step/mod.ts";
import { connect, requireTools } from "./connect.ts";
import { lookAtGrounds } from "./grounds.ts";
import { beginRun, type Finished, liveRuns } from "./journaled.ts";
import { liveRun } from "./live_run.ts";
import { PASSED } from "./narration.ts";
import { rehearse } from "./rehearse.ts";
import { type Asked, loadAsked, type Stage } from "./stage.ts";

/** What is asked of a new run. */
export interface RunRequest extends Asked, StepChoice {
  /** Rehearses even where a cluster is configured. */
  readonly rehearse: boolean;
}

/**
 * Tells the chosen steps: to the configured cluster, or, where none is configured or a rehearsal is
 * asked for, out of the recording.
 *
 * @throws {RunbookError} Where nothing could be begun; nothing was changed then.
 */
export async function startRun<S extends JsonObject>(
  stage: Stage<S>,
  request: RunRequest,
): Promise<Finished> {
  const steps = chooseSteps(stage.runbook.steps, request);
  requireNeeds(stage.runbook.steps, request.skipChecks ?? []);
  const settings = await loadAsked(stage, request);
  const { context } = request;
  const choice = request.rehearse
    ? undefined
    : await chooseCluster({ env: stage.env, ...(context === undefined ? {} : { context }) });
  using _lock = lockRuns({ home: stage.home, clock: Date.now });
  if (choice === undefined) return await rehearse(stage, steps, askedOf(request));
  await requireTools(stage.runbook.tools, stage.env.PATH ?? "");
  const connection = await connect(choice);
  await confirmFirstChange(stage, connection.target, steps);
  using run = beginRun(stage);
  return await liveRun(stage, run, {
    purpose: "run",
    connection,
    settings,
    asked: askedOf(request),
    steps: steps.map(({ id }) => id),
  }, async (narration) => {
    const grounds = await lookAtGrounds(narration, stage.runbook.steps, steps, settings);
    return grounds === PASSED ? await narration.run(steps, settings) : grounds;
  });
}

/** What of a request belongs to the run and is taken up again by `resume`. */
function askedOf({ settingsFile, overrides, context, adopt, skipChecks = [] }: Asked): Asked {
  return {
    overrides,
    adopt,
    ...(skipChecks.length === 0 ? {} : { skipChecks }),
    ...(settingsFile === undefined ? {} : { settingsFile }),
    ...(context === undefined ? {} : { context }),
  };
}

/** Asks before the first change to a cluster that this folder has not changed before. */
async function confirmFirstChange<S extends JsonObject>(
  stage: Stage<S>,
  target: Target,
  steps: readonly Step<S>[],
): Promise<void> {
  const known = liveRuns(stage.home).some(({ state: { commands, header } }) =>
    commands > 0 && header.target?.identity === target.identity
  );
  const ids = steps.map(({ id }) => id);
  if (known || await stage.confirm({ type: "first-change", target, steps: ids })) return;
  throw new InterruptedError("Nothing was changed");
}
