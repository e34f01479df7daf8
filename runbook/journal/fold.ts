/**
 * What a journal says as a whole: which steps were told, how they ended, and what was left open.
 *
 * @module
 */

import type { DroppedTail } from "./decode.ts";
import type {
  Action,
  CommandStarted,
  FileShown,
  Planned,
  ProcessStarted,
  Recorded,
  RunEnded,
  RunStarted,
  StepEnded,
  StepStarted,
  Verdict,
} from "./events.ts";

/** A run as its journal tells it. */
export type RunState = NeverBegan | BegunRun;

/** The journal is empty, or holds not even its first line whole. */
export interface NeverBegan {
  readonly type: "never-began";
  readonly dropped: DroppedTail | undefined;
}

/** A run that has begun. */
export interface BegunRun {
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
  readonly dropped: DroppedTail | undefined;
}

/** A stretch of a run from its beginning or resumption on. */
export interface Session {
  readonly header: Recorded<RunStarted>;
  readonly ended: Recorded<RunEnded> | undefined;
}

/** What a journal knows of one step. A new telling outdates undoing and verifying before it. */
export interface StepState {
  readonly step: string;
  readonly title: string;
  readonly telling: Group | undefined;
  /** The last undoing since that telling. */
  readonly undoing: Group | undefined;
  /** The last verification since that telling. */
  readonly verification: Group | undefined;
  /** The last look at what the step needs. */
  readonly needs: Group | undefined;
}

/** The events from a `step-started` to its `step-ended`. */
export interface Group {
  readonly started: Recorded<StepStarted>;
  /** Absent when the group was cut off. */
  readonly ended: Recorded<StepEnded> | undefined;
  /** How it ended; `interrupted` when its end is missing. */
  readonly verdict: Verdict;
  readonly plan: readonly Planned[];
  /** All of them, first and last included. */
  readonly events: readonly Recorded[];
}

/** A command that may still be running. */
export interface OpenCommand {
  readonly command: Recorded<CommandStarted>;
  /** Its last process; absent when the journal ends before that started. */
  readonly process: Recorded<ProcessStarted> | undefined;
}

/** Tells whether a step's effect is there as far as the journal knows: told to its end, not undone. */
export function isPassed(step: StepState | undefined): boolean {
  return step?.telling?.verdict === "passed" && step.undoing === undefined;
}

/** Tells whether there is something to resume: the run has begun and, verifying aside, not passed. */
export function isUnfinished(run: RunState): run is BegunRun {
  if (run.type === "never-began") return false;
  const session = run.sessions.findLast(({ header }) => header.purpose !== "verify");
  return session !== undefined && session.ended?.verdict !== "passed";
}

/** Returns what the events say as a whole. */
export function fold(events: Iterable<Recorded>): RunState {
  const folding = new Folding();
  for (const event of events) folding.add(event);
  return folding.state();
}

/** Takes a run's events one by one, in order; what later events outdate is let go. */
export class Folding {
  #last: Recorded | undefined;
  #commands = 0;
  /** The group that has begun and not ended. */
  #group: { readonly started: Recorded<StepStarted>; readonly events: Recorded[] } | undefined;
  readonly #sessions: Session[] = [];
  readonly #steps = new Map<string, StepState>();
  readonly #open = new Map<number, OpenCommand>();
  readonly #files = new Map<string, Recorded<FileShown>>();

  /** Takes the next event. */
  add(event: Recorded): void {
    this.#last = event;
    switch (event.type) {
      case "run-started":
      case "run-resumed":
        this.#cutOff();
        this.#sessions.push({ header: event, ended: undefined });
        return;
      case "run-ended": {
        this.#cutOff();
        const session = this.#sessions.pop();
        if (session !== undefined) this.#sessions.push({ ...session, ended: event });
        return;
      }
      case "step-started":
        this.#cutOff();
        this.#group = { started: event, events: [event] };
        return;
      case "step-ended":
        this.#group?.events.push(event);
        this.#end(event);
        return;
      case "command-started":
        this.#commands = Math.max(this.#commands, event.command);
        this.#open.set(event.command, { command: event, process: undefined });
        break;
      case "process-started": {
        const open = this.#open.get(event.command);
        if (open !== undefined) this.#open.set(event.command, { ...open, process: event });
        break;
      }
      case "command-ended":
        this.#open.delete(event.command);
        break;
      case "file":
        this.#files.set(event.name, event);
        break;
      case "prose":
      case "learned":
      case "each-started":
      case "output":
      case "check":
      case "diagnosis":
        break;
      default:
        event satisfies never;
    }
    this.#group?.events.push(event);
  }

  /** Returns what the events so far say; `dropped` is what the decoder left out behind them. */
  state(dropped?: DroppedTail): RunState {
    const session = this.#sessions.at(-1);
    if (session === undefined || this.#last === undefined) return { type: "never-began", dropped };
    const steps = new Map(this.#steps);
    if (this.#group !== undefined) {
      const { started, events } = this.#group;
      place(steps, toGroup(started, [...events]));
    }
    return {
      type: "begun",
      ...session,
      sessions: [...this.#sessions],
      steps,
      open: [...this.#open.values()],
      files: new Map(this.#files),
      commands: this.#commands,
      lines: this.#last.n,
      lastAt: this.#last.at,
      dropped,
    };
  }

  /** Only the end of this very group ends it: nothing else makes a step passed. */
  #end(ended: Recorded<StepEnded>): void {
    const started = this.#group?.started;
    if (started?.step !== ended.step || started.action !== ended.action) return;
    place(this.#steps, toGroup(started, this.#group?.events ?? [], ended));
    this.#group = undefined;
  }

  #cutOff(): void {
    if (this.#group === undefined) return;
    place(this.#steps, toGroup(this.#group.started, this.#group.events));
    this.#group = undefined;
  }
}

function toGroup(
  started: Recorded<StepStarted>,
  events: readonly Recorded[],
  ended?: Recorded<StepEnded>,
): Group {
  const verdict = ended?.verdict ?? "interrupted";
  return { started, ended, verdict, plan: started.plan, events };
}

function place(steps: Map<string, StepState>, group: Group): void {
  const { step, title, action } = group.started;
  const before = steps.get(step) ?? { ...UNTOLD, needs: undefined };
  steps.set(step, { ...before, step, title, ...slot(action, group) });
}

const UNTOLD = { telling: undefined, undoing: undefined, verification: undefined };

function slot(action: Action, group: Group): Partial<StepState> {
  switch (action) {
    case "tell":
      return { ...UNTOLD, telling: group };
    case "undo":
      return { undoing: group };
    case "verify":
      return { verification: group };
    case "needs":
      return { needs: group };
    default:
      return action satisfies never;
  }
}
