/**
 * Goes on with the last run, if it stopped: what is done is checked, not told again.
 *
 * @module
 */

import { UsageError } from "../errors/mod.ts";
import {
  type BegunRun,
  isLive,
  isPassed,
  isUnfinished,
  lockRuns,
  newestRun,
  type Run,
  type RunState,
} from "../journal/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import type { Step } from "../step/mod.ts";
import { planStep } from "../teller/mod.ts";
import { requireTools } from "./connect.ts";
import { continueRun, type Finished } from "./journaled.ts";
import { lookAtGrounds } from "./grounds.ts";
import { liveRun } from "./live_run.ts";
import { type Narration, type Outcome, PASSED } from "./narration.ts";
import { reconnect } from "./reconnect.ts";
import { rehearseOn } from "./rehearse.ts";
import { type Asked, loadAsked, type Stage } from "./stage.ts";
import { undoOn } from "./undo.ts";

/** What may be said anew when a run goes on; the rest belongs to the run. */
export interface ResumeRequest {
  /** Added to what the run was begun with. */
  readonly overrides: readonly string[];
  /** Takes over objects of other makers from now on. */
  readonly adopt: boolean;
}

/**
 * Goes on with the run of the folder that stopped last, on its own cluster and with its own settings
 * as they are today.
 *
 * @throws {UsageError} If there is nothing to go on with.
 * @throws {EnvironmentError} If the cluster is not there or is another one.
 */
export async function resumeRun<S extends JsonObject>(
  stage: Stage<S>,
  request: ResumeRequest,
): Promise<Finished> {
  using _lock = lockRuns({ home: stage.home, clock: Date.now });
  const found = stopped(stage.home);
  const { folder, state: { header } } = found;
  const asked: Asked = {
    ...header.asked,
    overrides: [...header.asked.overrides, ...request.overrides],
    adopt: header.asked.adopt || request.adopt,
  };
  if (header.world === "rehearsal") {
    return await rehearseOn(stage, folder, found.state, asked);
  }
  if (header.purpose === "undo") return await undoOn(stage, found);
  return await goOn(stage, found, asked);
}

/**
 * The last live run or undoing; where that is finished or there is none, a rehearsal since then.
 *
 * No older run: what was told or taken back since would be undone by telling it again.
 */
function stopped(home: string): Run<BegunRun> {
  const live = newestRun(home, isLive);
  if (live !== undefined && isUnfinished(live.state)) return live;
  const last = newestRun(home, isBegun);
  if (last !== undefined && isUnfinished(last.state)) return last;
  const why = last === undefined ? "there is no run in this folder" : "the last run is finished";
  throw new UsageError(`Cannot resume: ${why}, expected one that stopped`, {
    remedy: "Begin a new one with: deno task run",
  });
}

function isBegun(state: RunState): state is BegunRun {
  return state.type === "begun";
}

async function goOn<S extends JsonObject>(
  stage: Stage<S>,
  { folder, state }: Run<BegunRun>,
  asked: Asked,
): Promise<Finished> {
  const { runbook, env } = stage;
  const { header } = state;
  const settings = await loadAsked(stage, asked);
  await requireTools(runbook.tools, env.PATH ?? "");
  const connection = await reconnect(stage, state);
  const steps = runbook.steps.filter(({ id }) => header.steps.includes(id));
  using run = continueRun(stage, folder);
  return await liveRun(stage, run, {
    purpose: "run",
    connection,
    settings,
    asked,
    steps: header.steps,
  }, async (narration) => {
    const grounds = await lookAtGrounds(narration, runbook.steps, steps, settings);
    if (grounds !== PASSED) return grounds;
    const from = await firstToTell(narration, steps, settings, state);
    return typeof from === "number" ? await narration.run(steps.slice(from), settings) : from;
  });
}

/**
 * Index of the first step that is unfinished, told otherwise today, or whose effect is lost; an
 * outcome where the cluster does not say.
 */
async function firstToTell<S extends JsonObject>(
  narration: Narration<S>,
  steps: readonly Step<S>[],
  settings: S,
  state: BegunRun,
): Promise<number | Outcome> {
  for (const [index, step] of steps.entries()) {
    const before = state.steps.get(step.id);
    if (!isPassed(before)) return index;
    const today = await planStep(step, settings);
    if (JSON.stringify(today) !== JSON.stringify(before?.telling?.plan)) return index;
    const held = await narration.verify(step, settings);
    if (held.verdict === "unknown" || held.verdict === "interrupted") return held;
    if (held.verdict === "failed") return index;
  }
  return steps.length;
}
