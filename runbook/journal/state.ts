/**
 * What a journal says as a whole: which steps were told, how they ended, and what was left open.
 *
 * @module
 */

import type { DroppedTail } from "./decode.ts";
import type {
  CommandStarted,
  FileShown,
  ProcessStarted,
  Recorded,
  RunEnded,
  RunStarted,
  StepEnded,
  StepStarted,
  Verdict,
} from "./events.ts";
import type { Planned } from "./planned.ts";

/** A run as its journal tells it. */
export type RunState = NeverBegan | BegunRun;

/** The journal is empty, or holds not even its first line whole. */
export interface NeverBegan {
  /** Tells it from the others. */
  readonly type: "never-began";
  /** What was being written when the run was cut off. */
  readonly dropped: DroppedTail | undefined;
}

/** A run that has begun. */
export interface BegunRun {
  /** Tells it from the others. */
  readonly type: "begun";
  /** What holds now: how it was last begun or resumed. */
  readonly header: Recorded<RunStarted>;
  /** How that ended; absent while it goes on and after it was cut off. */
  readonly ended: Recorded<RunEnded> | undefined;
  /** All its beginnings, the first and each resumption, with their ends. */
  readonly sessions: readonly Session[];
  /** The steps that the journal speaks of, by id, in the order in which it first does. */
  readonly steps: ReadonlyMap<string, StepState>;
  /** Commands that began and whose end is not recorded. */
  readonly open: readonly OpenCommand[];
  /** The files that were shown, by name, each as it was last. */
  readonly files: ReadonlyMap<string, Recorded<FileShown>>;
  /** The highest number that a command has, from which a resumed run counts on; 0 for none. */
  readonly commands: number;
  /** Number of intact lines. */
  readonly lines: number;
  /** When the last intact line was written. */
  readonly lastAt: string;
  /** What was being written when the run was cut off. */
  readonly dropped: DroppedTail | undefined;
}

/** A stretch of a run from its beginning or resumption on. */
export interface Session {
  /** How it began. */
  readonly header: Recorded<RunStarted>;
  /** How it ended; absent where it did not. */
  readonly ended: Recorded<RunEnded> | undefined;
}

/** What a journal knows of one step. A new telling outdates undoing and verifying before it. */
export interface StepState {
  /** Id of the step. */
  readonly step: string;
  /** The step's heading. */
  readonly title: string;
  /** The tellings before the last one, oldest first: how they ended. */
  readonly earlier: readonly Attempt[];
  /** The last telling. */
  readonly telling: Group | undefined;
  /** The last undoing since that telling. */
  readonly undoing: Group | undefined;
  /** The last verification since that telling. */
  readonly verification: Group | undefined;
  /** The last look at what the step needs. */
  readonly needs: Group | undefined;
}

/** A telling that was followed by another one. */
export interface Attempt {
  /** When it began. */
  readonly at: string;
  /** How it ended. */
  readonly verdict: Verdict;
  /** Why, where it did not pass. */
  readonly message?: string;
  /** The known causes that fitted. */
  readonly causes: readonly string[];
}

/** The events from a `step-started` to its `step-ended`. */
export interface Group {
  /** How the group began. */
  readonly started: Recorded<StepStarted>;
  /** Absent when the group was cut off. */
  readonly ended: Recorded<StepEnded> | undefined;
  /** How it ended; `interrupted` when its end is missing. */
  readonly verdict: Verdict;
  /** What was planned to be told. */
  readonly plan: readonly Planned[];
  /** All of them, first and last included. */
  readonly events: readonly Recorded[];
}

/** A command that may still be running. */
export interface OpenCommand {
  /** Number of the command. */
  readonly command: Recorded<CommandStarted>;
  /** Its last process; absent when the journal ends before that started. */
  readonly process: Recorded<ProcessStarted> | undefined;
}

/** Tells whether a step's effect is there as far as the journal knows: told to its end, not undone. */
export function isPassed(step: StepState | undefined): boolean {
  return step?.telling?.verdict === "passed" && step.undoing === undefined;
}

/** Tells whether it was told to a cluster, and not rehearsed. */
export function isLive(run: RunState): run is BegunRun {
  return run.type === "begun" && run.header.world === "live";
}

/** Tells whether there is something to resume: the run has begun and, verifying aside, not passed. */
export function isUnfinished(run: RunState): run is BegunRun {
  if (run.type === "never-began") return false;
  const session = run.sessions.findLast(({ header }) => header.purpose !== "verify");
  return session !== undefined && session.ended?.verdict !== "passed";
}
