/**
 * One session of a run: the steps are told one after the other into one journal.
 *
 * @module
 */

import { RunbookError } from "../errors/mod.ts";
import type { Action, Event, Planned, Verdict } from "../journal/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import type { Step } from "../step/mod.ts";
import type { Permit } from "../teller/mod.ts";
import type { World } from "../world/mod.ts";
import { systemClock } from "./clock.ts";
import type { Runbook } from "./runbook.ts";
import {
  checkNeeds,
  gatesOf,
  type TellOptions,
  tellStep,
  type Told,
  undoStep,
  verifyStep,
} from "./tell_step.ts";

/** Where events are written. */
export interface EventSink {
  append(event: Event): void;
}

/** What a session works with. */
export interface NarrationOptions<S extends JsonObject> {
  readonly runbook: Runbook<S>;
  readonly journal: EventSink;
  /** The world for one group of events; `undefined` where a recording has none. */
  readonly worldFor: (step: string, action: Action) => World | undefined;
  readonly adopt: boolean;
  /** Ids of needs that are not looked at. */
  readonly skipChecks: readonly string[];
  /** Asked before each command; absent where nobody wants to be. */
  readonly permit?: Permit;
  readonly signal: AbortSignal;
  /** The highest number that a command of this run has already. */
  readonly commands: number;
}

/** How a session ended. */
export interface Outcome {
  /** The verdict of the step that did not pass, or `passed`. */
  readonly verdict: Verdict;
  /** What the process ends with. */
  readonly exitCode: number;
  /** The step that did not pass. */
  readonly step?: string;
  /** Why it did not pass. */
  readonly message?: string;
}

/** Nothing stands in the way. */
export const PASSED: Outcome = { verdict: "passed", exitCode: 0 };

/** The recording knows nothing of a step: it was not told, and nothing said no. */
const LEFT_OUT: Outcome = { verdict: "not recorded", exitCode: 0 };

/** Tells, verifies and undoes steps into one journal. */
export class Narration<S extends JsonObject> {
  readonly #options: NarrationOptions<S>;
  #commands: number;

  constructor(options: NarrationOptions<S>) {
    this.#options = options;
    this.#commands = options.commands;
  }

  /**
   * Looks at what the steps need and then, if nothing is missing, tells them.
   *
   * Steps that the recording does not have stop nobody. The whole is then "not recorded" and names
   * them, with exit code 0: it is no failure, since nothing said no, and no pass either.
   */
  async run(steps: readonly Step<S>[], settings: S): Promise<Outcome> {
    const needed = await this.#needs(steps, settings);
    if (needed !== PASSED) return needed;
    const leftOut: string[] = [];
    for (const step of steps) {
      const outcome = await this.#told(step, settings, "tell", tellStep);
      if (outcome === LEFT_OUT) leftOut.push(step.id);
      else if (outcome !== PASSED) return outcome;
    }
    if (leftOut.length === 0) return PASSED;
    const message = `Not in the recording, so not rehearsed: ${leftOut.join(", ")}; ` +
      `on a cluster: deno task run ${leftOut.join(" ")}`;
    return { ...LEFT_OUT, message };
  }

  /** Takes one step back; `planned` is how, as planned when it was told. */
  undo(step: Step<S>, settings: S, planned: readonly Planned[]): Promise<Outcome> {
    return this.#told(step, settings, "undo", (options) => undoStep(options, planned));
  }

  /** Looks whether what a step promises holds. */
  verify(step: Step<S>, settings: S): Promise<Outcome> {
    return this.#told(step, settings, "verify", verifyStep);
  }

  /** Looks at what all the steps need, before any of them is told; all findings are told. */
  async #needs(steps: readonly Step<S>[], settings: S): Promise<Outcome> {
    let first = PASSED;
    for (const step of steps) {
      if (gatesOf(step).length === 0) continue;
      const outcome = await this.#told(step, settings, "needs", checkNeeds);
      if (outcome.verdict === "interrupted") return outcome;
      if (first === PASSED) first = outcome;
    }
    // What is missing before the first command is the surroundings' fault, not a check's.
    return first.verdict === "failed" ? { ...first, exitCode: 4 } : first;
  }

  /** Where the recording knows nothing of the step, that is said. */
  async #told(
    step: Step<S>,
    settings: S,
    action: Action,
    tell: (options: TellOptions<S>) => Promise<Told>,
  ): Promise<Outcome> {
    const { runbook, journal, worldFor, adopt, skipChecks, permit, signal } = this.#options;
    const emit = (event: Event) => journal.append(event);
    const world = worldFor(step.id, action);
    if (world === undefined) {
      if (action === "needs") return PASSED;
      emitNotRecorded(step, action, emit);
      return LEFT_OUT;
    }
    const told = await tell({
      step,
      settings,
      world,
      emit,
      nextCommand: () => ++this.#commands,
      patience: runbook.patience(settings),
      adopt,
      skipChecks,
      ...(permit === undefined ? {} : { permit }),
      signal,
      now: systemClock.now,
    });
    return told.verdict === "passed" ? PASSED : outcomeOf(step, told);
  }
}

function emitNotRecorded<S>(
  { id, title }: Step<S>,
  action: Action,
  emit: (event: Event) => void,
): void {
  const message = "the recording does not have this step, only a cluster can say: " +
    `deno task run ${id}`;
  const verdict = "not recorded";
  emit({ type: "step-started", step: id, title, action, plan: [] });
  emit({ type: "step-ended", step: id, action, verdict, duration: 0, message });
}

/** What a step that did not pass means for the whole. */
function outcomeOf<S>(step: Step<S>, { verdict, error }: Told): Outcome {
  return {
    verdict,
    exitCode: exitCodeOf(verdict, error),
    step: step.id,
    ...(error === undefined ? {} : { message: error.message }),
  };
}

function exitCodeOf(verdict: Verdict, error: Error | undefined): number {
  switch (verdict) {
    case "passed":
    case "gone":
      return 0;
    case "interrupted":
      return 130;
    case "unknown":
      return 4;
    case "failed":
    case "not recorded":
      return error instanceof RunbookError ? error.exitCode : 1;
    default:
      return verdict satisfies never;
  }
}
