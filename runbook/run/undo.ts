/**
 * Takes back what the runs of this folder told to a cluster, backwards, each with the settings that
 * it was told with.
 *
 * @module
 */

import { chooseCluster } from "../cluster/mod.ts";
import { EnvironmentError, InterruptedError, UsageError } from "../errors/mod.ts";
import {
  type BegunRun,
  lockRuns,
  type Planned,
  type RunFolder,
  type Target,
} from "../journal/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import type { Step } from "../step/mod.ts";
import { planStep } from "../teller/mod.ts";
import { chooseSteps } from "./choose_steps.ts";
import { connect, type Connection, requireTools } from "./connect.ts";
import { beginRun, begunRuns, continueRun, type OpenRun, session } from "./journaled.ts";
import { openLiveSession } from "./live_session.ts";
import { Narration, type Outcome, PASSED } from "./narration.ts";
import { reconnect } from "./reconnect.ts";
import type { Finished } from "./run.ts";
import type { Stage } from "./stage.ts";

/** What is asked to be taken back. */
export interface UndoRequest {
  /** Ids or numbers of steps; all where empty. */
  readonly steps: readonly string[];
  readonly context?: string;
}

/** One telling that has not been taken back. */
interface Standing<S> {
  readonly step: Step<S>;
  /** The settings that it was told with. */
  readonly settings: S;
  /** How it would have been taken back, as planned when it was told. */
  readonly planned: readonly Planned[] | undefined;
}

/**
 * Takes back what the chosen steps have made in the chosen cluster.
 *
 * @throws {UsageError} If this folder's journals know of nothing to take back.
 * @throws {EnvironmentError} If the cluster is not there.
 */
export async function undoRuns<S extends JsonObject>(
  stage: Stage<S>,
  request: UndoRequest,
): Promise<Finished> {
  using _lock = lockRuns({ home: stage.home, clock: Date.now });
  const steps = chooseSteps(stage.runbook.steps, request.steps);
  const { context } = request;
  const choice = await chooseCluster({
    env: stage.env,
    ...(context === undefined ? {} : { context }),
  });
  if (choice === undefined) {
    throw new EnvironmentError(
      "Cannot undo: no cluster is configured, expected the one of the run",
    );
  }
  await requireTools(stage.runbook.tools, stage.env.PATH ?? "");
  const connection = await connect(choice);
  const standing = standingIn(stage, connection.target).filter(({ step }) => steps.includes(step));
  if (standing.length === 0) {
    throw new UsageError(
      `Cannot undo: the journals of this folder know of nothing that stands in the cluster ` +
        `"${connection.target.context}"`,
      { remedy: "To see what they know: deno task status" },
    );
  }
  await confirmUndo(stage, connection.target, standing);
  using run = beginRun(stage);
  return await undoIn(stage, run, connection, standing);
}

/** Goes on with an undoing that was cut short; the caller has the lock. */
export async function undoOn<S extends JsonObject>(
  stage: Stage<S>,
  folder: RunFolder,
  state: BegunRun,
): Promise<Finished> {
  await requireTools(stage.runbook.tools, stage.env.PATH ?? "");
  const connection = await reconnect(stage, state);
  const standing = standingIn(stage, connection.target).filter(({ step }) =>
    state.header.steps.includes(step.id)
  );
  using run = continueRun(stage, folder);
  return await undoIn(stage, run, connection, standing);
}

async function undoIn<S extends JsonObject>(
  stage: Stage<S>,
  run: OpenRun,
  connection: Connection,
  standing: readonly Standing<S>[],
): Promise<Finished> {
  const { runbook, env: inherited, signal } = stage;
  const { folder, journal, audience, state } = run;
  const settings = standing[0]?.settings ?? (state?.header.settings ?? {}) as S;
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
    adopt: false,
    signal,
    commands: state?.commands ?? 0,
  });
  const outcome = await session(stage, run, {
    purpose: "undo",
    world: "live",
    tools: live.tools,
    target: connection.target,
    settings,
    asked: { overrides: [], adopt: false },
    steps: [...new Set(standing.map(({ step }) => step.id))],
  }, () => undoAll(narration, standing));
  return { folder, outcome };
}

async function undoAll<S extends JsonObject>(
  narration: Narration<S>,
  standing: readonly Standing<S>[],
): Promise<Outcome> {
  for (const { step, settings } of standing) {
    const outcome = await narration.undo(step, settings);
    if (outcome !== PASSED) return outcome;
  }
  return PASSED;
}

/**
 * What was told to the cluster and not taken back since, in the order of undoing: the newest
 * settings first, and of those the last step first.
 */
function standingIn<S extends JsonObject>(
  { runbook, home }: Stage<S>,
  target: Target,
): readonly Standing<S>[] {
  const standing = new Map<string, Standing<S>>();
  const forStep = (id: string) => [...standing.keys()].filter((key) => key.startsWith(`${id} `));
  for (const { state } of begunRuns(home)) {
    if (state.header.world !== "live" || state.header.target?.identity !== target.identity) {
      continue;
    }
    for (const step of runbook.steps) {
      const { telling, undoing } = state.steps.get(step.id) ?? {};
      if (telling !== undefined && step.undo !== undefined) {
        const planned = telling.started.undo;
        const key = `${step.id} ${JSON.stringify(planned)}`;
        // Told again: it counts from now, as what stands on top of what was told before.
        standing.delete(key);
        standing.set(key, { step, settings: state.header.settings as S, planned });
      }
      if (undoing?.verdict === "passed") forStep(step.id).forEach((key) => standing.delete(key));
    }
  }
  return inOrderOfUndoing([...standing.values()], runbook.steps);
}

/** Of all tellings with the same settings the last step goes first; newer settings before older. */
function inOrderOfUndoing<S>(
  standing: readonly Standing<S>[],
  steps: readonly Step<S>[],
): readonly Standing<S>[] {
  const layers = Map.groupBy(
    standing.toReversed(),
    ({ step }, index) =>
      standing.toReversed().slice(0, index).filter((other) => other.step === step).length,
  );
  return [...layers.values()].flatMap((layer) =>
    layer.toSorted((a, b) => steps.indexOf(b.step) - steps.indexOf(a.step))
  );
}

async function confirmUndo<S extends JsonObject>(
  stage: Stage<S>,
  target: Target,
  standing: readonly Standing<S>[],
): Promise<void> {
  const plans = await Promise.all(standing.map(async ({ step, settings, planned }) => ({
    step: step.id,
    then: (planned ?? []).map(planLine),
    now: (await planStep(step, settings, "undo")).map(planLine),
  })));
  const changed = plans.filter(({ then, now }) => then.join("\n") !== now.join("\n"));
  const steps = standing.map(({ step }) => step.id);
  if (await stage.confirm({ type: "undo", target, steps, changed })) return;
  throw new InterruptedError("Nothing was changed");
}

/** A planned event as a line to compare and to show. */
function planLine(planned: Planned): string {
  switch (planned.type) {
    case "command":
      return `$ ${planned.text}`;
    case "file":
      return `file ${planned.name}`;
    case "learn":
      return `learn ${planned.name}`;
    case "check":
      return `check ${planned.label}`;
    case "each":
      return [`for each ${planned.name}:`, ...planned.body.map(planLine)].join("\n  ");
    default:
      return planned satisfies never;
  }
}
