/**
 * A new run: live, or a rehearsal of the recording.
 *
 * @module
 */

import { chooseCluster } from "../cluster/mod.ts";
import { InterruptedError } from "../errors/mod.ts";
import { lockRuns, type RunFolder, type Target } from "../journal/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import type { Step } from "../step/mod.ts";
import { chooseSteps } from "./choose_steps.ts";
import { connect, type Connection, requireTools } from "./connect.ts";
import { beginRun, begunRuns, session } from "./journaled.ts";
import { openLiveSession } from "./live_session.ts";
import { Narration, type Outcome, PASSED } from "./narration.ts";
import { rehearse } from "./rehearse.ts";
import { type Asked, loadAsked, type Stage } from "./stage.ts";

/** What is asked of a new run. */
export interface RunRequest extends Asked {
  /** Ids or numbers of steps; all where empty. */
  readonly steps: readonly string[];
  /** Rehearses even where a cluster is configured. */
  readonly rehearse: boolean;
}

/** Where the run's story lies, and how it ended. */
export interface Finished {
  readonly folder: RunFolder;
  readonly outcome: Outcome;
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
  const steps = chooseSteps(stage.runbook.steps, request.steps);
  const settings = await loadAsked(stage, request);
  const { context } = request;
  const choice = request.rehearse
    ? undefined
    : await chooseCluster({ env: stage.env, ...(context === undefined ? {} : { context }) });
  using _lock = lockRuns({ home: stage.home, clock: Date.now });
  if (choice === undefined) return await rehearse(stage, steps, askedOf(request));
  await requireTools(stage.runbook.tools, stage.env.PATH ?? "");
  const connection = await connect(choice);
  await confirmFirstChange(stage, connection.target);
  return await runLive(stage, request, steps, settings, connection);
}

async function runLive<S extends JsonObject>(
  stage: Stage<S>,
  request: RunRequest,
  steps: readonly Step<S>[],
  settings: S,
  connection: Connection,
): Promise<Finished> {
  const { runbook, env: inherited, signal } = stage;
  using run = beginRun(stage);
  const { folder, journal, audience } = run;
  const live = await openLiveSession({
    runbook,
    settings,
    connection,
    folder,
    inherited,
    signal,
    waiting: (waiting) => audience.waiting(waiting),
  });
  const narration = new Narration({
    runbook,
    journal,
    worldFor: () => live.world,
    adopt: request.adopt,
    signal,
    commands: 0,
  });
  const outcome = await session(stage, run, {
    purpose: "run",
    world: "live",
    tools: live.tools,
    target: connection.target,
    settings,
    asked: askedOf(request),
    steps: steps.map(({ id }) => id),
  }, async () => {
    const needed = await narration.needs(steps, settings);
    return needed === PASSED ? await narration.tell(steps, settings) : needed;
  });
  return { folder, outcome };
}

/** What of a request belongs to the run and is taken up again by `resume`. */
export function askedOf({ settingsFile, overrides, context, adopt }: Asked): Asked {
  return {
    overrides,
    adopt,
    ...(settingsFile === undefined ? {} : { settingsFile }),
    ...(context === undefined ? {} : { context }),
  };
}

/** Asks before the first change to a cluster that this folder has not changed before. */
async function confirmFirstChange<S extends JsonObject>(
  stage: Stage<S>,
  target: Target,
): Promise<void> {
  const known = begunRuns(stage.home).some(({ state }) =>
    state.header.world === "live" && state.commands > 0 &&
    state.header.target?.identity === target.identity
  );
  if (known || await stage.confirm({ type: "first-change", target })) return;
  throw new InterruptedError("Nothing was changed");
}
