/**
 * Holds a live telling against its plan: which events a step tells must depend on the settings
 * only, or nobody could know beforehand what a run will do.
 *
 * @module
 */

import type { Expects, Planned } from "../journal/mod.ts";
import { fillsHoles } from "./hole.ts";

/** A step told something else than it planned: a bug of the step. */
export class Deviation extends Error {
  /** Tells it from other errors. */
  override readonly name = "Deviation";
}

/** A position in a list of planned events; `each` opens a list of its own. */
interface Level {
  readonly list: readonly Planned[];
  at: number;
}

/** Follows a plan while a step is told; throws {@link Deviation} at the first difference. */
export class Follower {
  readonly #levels: Level[];

  constructor(plan: readonly Planned[]) {
    this.#levels = [{ list: plan, at: 0 }];
  }

  /** Takes the next planned event and compares it with what is told. */
  follow(told: Exclude<Planned, { type: "each" }>): void {
    const planned = this.#next();
    if (!agrees(planned, told)) throw deviation(planned, describe(told));
  }

  /** Enters the body of an `each`; call the result before each item, and at the end. */
  each(name: string): { item(): void; end(): void } {
    const planned = this.#next();
    if (planned?.type !== "each" || planned.name !== name) {
      throw deviation(planned, `for each ${name}`);
    }
    const level: Level = { list: planned.body, at: planned.body.length };
    const complete = () => {
      const rest = level.list[level.at];
      if (rest !== undefined) throw deviation(rest, `the end of one ${name}`);
    };
    this.#levels.push(level);
    return {
      item: () => {
        complete();
        level.at = 0;
      },
      end: () => {
        complete();
        this.#levels.pop();
      },
    };
  }

  /** The telling is over: nothing planned may be left. */
  end(): void {
    const rest = this.#next();
    if (rest !== undefined) throw deviation(rest, "the end of the step");
  }

  #next(): Planned | undefined {
    const level = this.#levels.at(-1);
    return level?.list[level.at++];
  }
}

function agrees(planned: Planned | undefined, told: Planned): boolean {
  if (planned === undefined) return false;
  switch (told.type) {
    case "command":
      return planned.type === "command" && planned.mode === told.mode &&
        fillsHoles(planned.text, told.text) &&
        expectsTheSame(planned.expects, told.expects);
    case "file":
      return planned.type === "file" && planned.name === told.name &&
        fillsHoles(planned.text, told.text);
    case "learn":
      return planned.type === "learn" && planned.name === told.name;
    case "check":
      return planned.type === "check" && fillsHoles(planned.label, told.label);
    case "each":
      return planned.type === "each" && planned.name === told.name;
    default:
      return told satisfies never;
  }
}

function expectsTheSame(planned: Expects, told: Expects): boolean {
  return planned.exits.join() === told.exits.join() &&
    isFilled(planned.stdout, told.stdout) &&
    isFilled(planned.stderr, told.stderr) &&
    fillsHoles(JSON.stringify(planned.where ?? {}), JSON.stringify(told.where ?? {}));
}

/** No expectation is another than an empty one, which asks for silence. */
function isFilled(planned: string | undefined, told: string | undefined): boolean {
  if (planned === undefined || told === undefined) return planned === told;
  return fillsHoles(planned, told);
}

function describe(event: Planned): string {
  switch (event.type) {
    case "command":
      return `the command "${event.text}"`;
    case "file":
      return `the file "${event.name}"`;
    case "learn":
      return `learning "${event.name}"`;
    case "check":
      return `the check "${event.label}"`;
    case "each":
      return `for each ${event.name}`;
    default:
      return event satisfies never;
  }
}

function deviation(planned: Planned | undefined, told: string): Deviation {
  const wanted = planned === undefined ? "the end of the step" : describe(planned);
  return new Deviation(`The step deviates from its plan: told was ${told}, planned was ${wanted}`);
}
