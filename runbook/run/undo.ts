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
  isLive,
  lockRuns,
  newestRun,
  type Planned,
  type Run,
  type Target,
} from "../journal/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import type { Step } from "../step/mod.ts";
import { planStep } from "../teller/mod.ts";
import { chooseSteps, type StepChoice } from "../step/mod.ts";
import { connect, type Connection, requireSameCluster, requireTools } from "./connect.ts";
import { beginRun, continueRun, eventsOn, type Finished, type OpenRun } from "./journaled.ts";
import { liveRun } from "./live_run.ts";
import { type Narration, type Outcome, PASSED } from "./narration.ts";
import { reconnect } from "./reconnect.ts";
import type { Stage } from "./stage.ts";
import { inOrderOfUndoing, type Standing, standingAfter } from "./standing.ts";

/** What is asked to be taken back. */
export interface UndoRequest extends StepChoice {
  /** The kubeconfig context; the current one where it is absent. */
  readonly context?: string;
}

/** What stands, with the step that takes it back. */
interface Undoing<S> {
  readonly step: Step<S>;
  readonly standing: Standing;
}

/**
 * Takes back what the chosen steps have made in the chosen cluster.
 *
 * @throws {UsageError} If this folder's journals know of nothing to take back.
 * @throws {EnvironmentError} If the cluster is not there, or the last run was told to another one.
 */
export async function undoRuns<S extends JsonObject>(
  stage: Stage<S>,
  request: UndoRequest,
): Promise<Finished> {
  const steps = chooseSteps(stage.runbook.steps, request);
  using _lock = lockRuns({ home: stage.home, clock: Date.now });
  const { context } = request;
  const choice = await chooseCluster({
    env: stage.env,
    ...(context === undefined ? {} : { context }),
  });
  if (choice === undefined) {
    throw new EnvironmentError(
      "Cannot undo: no cluster is configured, expected the one of the run",
      { remedy: "Set KUBECONFIG to the file with its context" },
    );
  }
  await requireTools(stage.runbook.tools, stage.env.PATH ?? "");
  const connection = await connect(choice);
  const undoings = undoingsIn(stage, connection.target, steps);
  if (undoings.length === 0) refuseUndo(stage.home, connection.target);
  await confirmUndo(stage, connection.target, undoings);
  using run = beginRun(stage);
  return await undoIn(stage, run, connection, undoings);
}

/** Says why there is nothing to take back: most likely it is the wrong cluster. */
function refuseUndo(home: string, target: Target): never {
  const last = newestRun(home, isLive)?.state.header.target ?? target;
  requireSameCluster(target, last, "name one that does: deno task undo --context NAME");
  throw new UsageError(
    `Cannot undo: the journals of this folder know of nothing that stands in the cluster ` +
      `"${target.context}"`,
    { remedy: "To see what they know: deno task status" },
  );
}

/** Goes on with an undoing that was cut short; the caller has the lock. */
export async function undoOn<S extends JsonObject>(
  stage: Stage<S>,
  { folder, state }: Run<BegunRun>,
): Promise<Finished> {
  await requireTools(stage.runbook.tools, stage.env.PATH ?? "");
  const connection = await reconnect(stage, state);
  const steps = stage.runbook.steps.filter(({ id }) => state.header.steps.includes(id));
  const undoings = undoingsIn(stage, connection.target, steps);
  using run = continueRun(stage, folder);
  return await undoIn(stage, run, connection, undoings);
}

/** What stands in the cluster of some steps, in the order of undoing. */
function undoingsIn<S extends JsonObject>(
  { runbook, home }: Stage<S>,
  { identity }: Target,
  steps: readonly Step<S>[],
): readonly Undoing<S>[] {
  const standing = standingAfter(eventsOn(home, identity));
  return inOrderOfUndoing(standing, runbook.steps).flatMap((standing) => {
    const step = steps.find(({ id, undo }) => id === standing.step && undo !== undefined);
    return step === undefined ? [] : [{ step, standing }];
  });
}

async function undoIn<S extends JsonObject>(
  stage: Stage<S>,
  run: OpenRun,
  connection: Connection,
  undoings: readonly Undoing<S>[],
): Promise<Finished> {
  const before = run.state?.header;
  const settings = undoings[0]?.standing.settings ?? before?.settings ?? {};
  return await liveRun(stage, run, {
    purpose: "undo",
    connection,
    settings: settings as S,
    asked: { overrides: [], adopt: false },
    steps: before?.steps ?? idsOf(undoings),
  }, (narration) => undoAll(narration, undoings));
}

async function undoAll<S extends JsonObject>(
  narration: Narration<S>,
  undoings: readonly Undoing<S>[],
): Promise<Outcome> {
  for (const { step, standing: { settings, undo } } of undoings) {
    const outcome = await narration.undo(step, settings as S, undo);
    if (outcome !== PASSED) return outcome;
  }
  return PASSED;
}

async function confirmUndo<S extends JsonObject>(
  stage: Stage<S>,
  target: Target,
  undoings: readonly Undoing<S>[],
): Promise<void> {
  const plans = await Promise.all(undoings.map(async ({ step, standing: { settings, undo } }) => ({
    step: step.id,
    then: undo.map(planLine),
    now: (await planStep(step, settings as S, "undo")).map(planLine),
  })));
  const changed = plans.filter(({ then, now }) => then.join("\n") !== now.join("\n"));
  if (await stage.confirm({ type: "undo", target, steps: idsOf(undoings), changed })) return;
  throw new InterruptedError("Nothing was changed");
}

/** The steps, each once, in the order of undoing. */
function idsOf<S>(undoings: readonly Undoing<S>[]): readonly string[] {
  return [...new Set(undoings.map(({ step }) => step.id))];
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
