/**
 * From a run's events to its state.
 *
 * @module
 */

import type { DroppedTail } from "./decode.ts";
import type { Action, FileShown, Recorded, StepEnded, StepStarted } from "./events.ts";
import type { Attempt, Group, OpenCommand, RunState, Session, StepState } from "./state.ts";

/** Returns what the events say as a whole. */
export function fold(events: Iterable<Recorded>): RunState {
  const folding = new Folding();
  for (const event of events) folding.add(event);
  return folding.state();
}

/** Takes a run's events one by one, in order; what later events outdate is let go. */
export class Folding {
  #last: Pick<Recorded, "n" | "at"> | undefined;
  #commands = 0;
  /** The group that has begun and not ended. */
  #group: { readonly started: Recorded<StepStarted>; readonly events: Recorded[] } | undefined;
  readonly #sessions: Session[] = [];
  readonly #steps = new Map<string, StepState>();
  readonly #open = new Map<number, OpenCommand>();
  readonly #files = new Map<string, Recorded<FileShown>>();

  /** Begins with nothing, or with what is known of the run so far. */
  constructor(before?: RunState) {
    if (before?.type !== "begun") return;
    this.#last = { n: before.lines, at: before.lastAt };
    this.#commands = before.commands;
    this.#sessions.push(...before.sessions);
    for (const [id, step] of before.steps) this.#steps.set(id, step);
    for (const open of before.open) this.#open.set(open.command.command, open);
    for (const [name, file] of before.files) this.#files.set(name, file);
  }

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
      case "gathered":
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
  const before = steps.get(step) ?? { ...UNTOLD, needs: undefined, earlier: [] };
  const again = action === "tell" && before.telling !== undefined;
  const earlier = again ? [...before.earlier, attempt(before.telling)] : before.earlier;
  steps.set(step, { ...before, step, title, earlier, ...slot(action, group) });
}

/** What stays of a telling when it is told again. */
function attempt({ started: { at }, ended, verdict, events }: Group): Attempt {
  return {
    at,
    verdict,
    ...(ended?.message === undefined ? {} : { message: ended.message }),
    causes: events.flatMap((event) => event.type === "diagnosis" ? [event.cause] : []),
  };
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
