/**
 * Goes on with the last unfinished run: what is done is checked, not told again.
 *
 * @module
 */

import { UsageError } from "../errors/mod.ts";
import {
  type BegunRun,
  isPassed,
  isUnfinished,
  lockRuns,
  newestRun,
  type OpenCommand,
} from "../journal/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import { endProcess, isAlive } from "../process/mod.ts";
import type { Step } from "../step/mod.ts";
import { planStep } from "../teller/mod.ts";
import type { Waiting } from "../world/mod.ts";
import { systemClock } from "./clock.ts";
import { requireTools } from "./connect.ts";
import { continueRun, session } from "./journaled.ts";
import { openLiveSession } from "./live_session.ts";
import { Narration, type Outcome, PASSED } from "./narration.ts";
import { reconnect } from "./reconnect.ts";
import { rehearseOn } from "./rehearse.ts";
import type { Finished } from "./run.ts";
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
 * Goes on with the last unfinished run of the folder, on its own cluster and with its own settings
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
  const found = newestRun(stage.home, isUnfinished);
  if (found === undefined) {
    throw new UsageError("Cannot resume: every run of this folder is finished, or there is none", {
      remedy: "Begin a new one with: deno task run",
    });
  }
  const { folder, state: { header } } = found;
  const asked: Asked = {
    ...header.asked,
    overrides: [...header.asked.overrides, ...request.overrides],
    adopt: header.asked.adopt || request.adopt,
  };
  if (header.world === "rehearsal") {
    return await rehearseOn(stage, folder, found.state, asked);
  }
  if (header.purpose === "undo") return await undoOn(stage, folder, found.state);
  return await goOn(stage, found, asked);
}

async function goOn<S extends JsonObject>(
  stage: Stage<S>,
  { folder, state }: { folder: Finished["folder"]; state: BegunRun },
  asked: Asked,
): Promise<Finished> {
  const { runbook, env: inherited, signal } = stage;
  const { header } = state;
  const settings = await loadAsked(stage, asked);
  await requireTools(runbook.tools, inherited.PATH ?? "");
  const connection = await reconnect(stage, state);
  using run = continueRun(stage, folder);
  const { journal, audience } = run;
  await endLeftOver(state.open, (waiting) => audience.waiting(waiting), signal);
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
    adopt: asked.adopt,
    signal,
    commands: state.commands,
  });
  const steps = runbook.steps.filter(({ id }) => header.steps.includes(id));
  const outcome = await session(stage, run, {
    purpose: "run",
    world: "live",
    tools: live.tools,
    target: connection.target,
    settings,
    asked,
    steps: header.steps,
  }, async () => {
    const from = await firstToTell(narration, steps, settings, state);
    if (typeof from !== "number") return from;
    const rest = steps.slice(from);
    const needed = await narration.needs(rest, settings);
    return needed === PASSED ? await narration.tell(rest, settings) : needed;
  });
  return { folder, outcome };
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

/** Milliseconds that a command which outlived its runbook is given to finish by itself. */
const LEFT_OVER = 120_000;

/**
 * A command that outlived its runbook is let finish, then ended: two helms must never be at work
 * on one release.
 */
async function endLeftOver(
  open: readonly OpenCommand[],
  waiting: (waiting: Waiting) => void,
  signal: AbortSignal,
): Promise<void> {
  for (const { command, process } of open) {
    if (process === undefined) continue;
    const begin = systemClock.now();
    for (let attempts = 1; await isAlive(process); attempts++) {
      const elapsed = systemClock.now() - begin;
      if (elapsed > LEFT_OVER) {
        await endProcess(process);
        break;
      }
      const label = `the end of a command of the run before: ${command.text}`;
      waiting({ label, attempts, elapsed, within: LEFT_OVER, last: `process ${process.pid} runs` });
      await systemClock.sleep(200, signal);
    }
  }
}
