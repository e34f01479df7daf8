/**
 * Tells one step to a world, from `step-started` to `step-ended`.
 *
 * @module
 */

import { InterruptedError } from "../errors/mod.ts";
import type { Event, Planned, StepStarted, Verdict } from "../journal/mod.ts";
import type { Json } from "../json/mod.ts";
import type { Holder, Need, Step } from "../step/mod.ts";
import {
  callerPlace,
  createTeller,
  type Patience,
  type Permit,
  planStep,
  Recorder,
  StepFailure,
} from "../teller/mod.ts";
import { NotRecorded, type World } from "../world/mod.ts";
import { explaining } from "./explain.ts";

/** What telling a step needs. */
export interface TellOptions<S> {
  readonly step: Step<S>;
  readonly settings: S;
  readonly world: World;
  readonly emit: (event: Event) => void;
  readonly nextCommand: () => number;
  readonly patience: Patience;
  readonly adopt: boolean;
  /** Ids of needs that are not looked at. */
  readonly skipChecks: readonly string[];
  /** Asked before each command; absent where nobody wants to be. */
  readonly permit?: Permit;
  readonly signal: AbortSignal;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
}

/**
 * How a telling ended.
 *
 * A check that says no, an interruption and a recording without an answer are results; anything
 * else that is thrown is a bug of the step: it is journaled as a failure and thrown on.
 */
export interface Told {
  readonly verdict: Verdict;
  /** What stopped it, where it did not pass. */
  readonly error?: Error;
}

/**
 * Tells a step, then looks whether what it promises holds. Where a command was skipped, that alone
 * says whether the step has passed; a step that promises nothing has not.
 */
export async function tellStep<S>(options: TellOptions<S>): Promise<Told> {
  const { step, settings } = options;
  const plan = await planStep(step, settings, "tell");
  const undo = await planStep(step, settings, "undo");
  return await group(
    options,
    { action: "tell", plan, undo },
    (recorder) =>
      explaining(options, async () => {
        await step.tell(createTeller(settings, recorder));
        recorder.end();
        await step.holds?.(holder(options, recorder));
        if (step.holds === undefined) requireAllRun(recorder);
      }),
  );
}

/** Without a look that says so, nobody knows whether what was skipped had been done already. */
function requireAllRun({ skipped: [first] }: Recorder): void {
  if (first === undefined) return;
  throw new InterruptedError(
    `"${first}" was skipped, and nothing else tells whether what it does is done`,
  );
}

/**
 * Takes a step back.
 *
 * @param planned How it would have been taken back, as planned when it was told: by this the
 * journal knows which telling was meant.
 */
export async function undoStep<S>(
  options: TellOptions<S>,
  planned: readonly Planned[],
): Promise<Told> {
  const { step, settings } = options;
  const plan = await planStep(step, settings, "undo");
  return await group(
    options,
    { action: "undo", plan, undo: planned },
    (recorder) =>
      explaining(options, async () => {
        await step.undo?.(createTeller(settings, recorder));
        recorder.end();
        requireAllRun(recorder);
      }),
  );
}

/** Looks whether what a step promises holds, and nothing else. */
export function verifyStep<S>(options: TellOptions<S>): Promise<Told> {
  return group(options, { action: "verify", plan: [] }, async (recorder) => {
    await options.step.holds?.(holder(options, recorder));
  });
}

/**
 * Checks what gates a step; all of it is looked at, and the first that is not so is the verdict. What
 * is to be taken over is left to the telling, which knows how far that goes.
 */
export function checkNeeds<S>(options: TellOptions<S>): Promise<Told> {
  const { step, settings, patience, adopt, skipChecks } = options;
  return group(options, { action: "needs", plan: [] }, async (recorder) => {
    let stopped: StepFailure | undefined;
    for (const need of gatesOf(step)) {
      if (adopt && need.gates === "unless adopted") continue;
      if (skipChecks.includes(need.id)) {
        recorder.prose(
          "note",
          `Skipped, as asked with \`--skip-checks ${need.id}\`: ${need.title}`,
        );
        continue;
      }
      try {
        await recorder.look("need", {
          label: need.title,
          look: (probe) => need.look(probe, settings),
          judge: (seen: Json) => need.judge(seen, settings),
          remedy: need.remedy,
          place: { file: `the need "${need.id}" of step ${step.id}` },
        }, patience.hold);
      } catch (error) {
        if (!(error instanceof StepFailure)) throw error;
        stopped ??= error;
      }
    }
    if (stopped !== undefined) throw stopped;
  });
}

/** What a step needs before a run may begin. */
export function gatesOf<S>({ needs = [] }: Step<S>): readonly Need<S>[] {
  return needs.filter(({ gates }) => gates !== false);
}

async function group<S>(
  options: TellOptions<S>,
  about: Pick<StepStarted, "action" | "plan" | "undo">,
  body: (recorder: Recorder) => Promise<void>,
): Promise<Told> {
  const { step, emit, signal, now } = options;
  const { action, plan } = about;
  const begin = now();
  emit({ type: "step-started", step: step.id, title: step.title, ...about });
  const end = (verdict: Verdict, error?: Error): Told => {
    const message = error === undefined ? {} : { message: error.message };
    const duration = now() - begin;
    emit({ type: "step-ended", step: step.id, action, verdict, duration, ...message });
    return { verdict, ...(error === undefined ? {} : { error }) };
  };
  try {
    await body(new Recorder({ ...options, plan }));
    return end("passed");
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    if (signal.aborted) return end("interrupted", reasonOf(signal));
    if (error instanceof InterruptedError) return end("interrupted", error);
    if (error instanceof NotRecorded) return end("not recorded", error);
    if (error instanceof StepFailure) return end(verdictOf(error, step, action), error);
    end("failed", error);
    throw error;
  }
}

function verdictOf<S>(failure: StepFailure, step: Step<S>, action: StepStarted["action"]): Verdict {
  if (failure.check.verdict === "unknown") return "unknown";
  return action === "verify" && step.fades !== undefined ? "gone" : "failed";
}

function holder<S>({ settings, patience }: TellOptions<S>, recorder: Recorder): Holder<S> {
  return {
    config: settings,
    check: (label, look, judge) =>
      recorder.look("hold", { label, look, judge, place: callerPlace() }, patience.hold),
  };
}

/** Why everything was ended; what the interruption broke says less. */
function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new InterruptedError("The run was interrupted");
}
