/**
 * The third world: a plan notes what would be told and runs nothing.
 *
 * @module
 */

import type { Place } from "../errors/mod.ts";
import type { Planned } from "../journal/mod.ts";
import { parsePattern } from "../expect/mod.ts";
import type { Json } from "../json/mod.ts";
import { quoteWord } from "../process/mod.ts";
import type { CommandResult, Step } from "../step/mod.ts";
import { hole, quoteAround } from "./hole.ts";
import type { Scribe, ToldCommand, ToldLook, ToldValue } from "./scribe.ts";
import { createTeller } from "./teller.ts";

/**
 * What telling a step would do with these settings: commands with their values, files, checks.
 * What only the run will know is a hole such as `<pod>`.
 *
 * @param part Which of the step's tellings: `tell` or `undo`.
 */
export async function planStep<S>(
  step: Step<S>,
  settings: S,
  part: "tell" | "undo" = "tell",
): Promise<readonly Planned[]> {
  const scribe = new PlanScribe();
  await step[part]?.(createTeller(settings, scribe));
  return scribe.planned;
}

class PlanScribe implements Scribe {
  // What is told may not depend on it: `--adopt` changes verdicts, never events.
  readonly adopt = false;
  #planned: Planned[] = [];

  get planned(): readonly Planned[] {
    return this.#planned;
  }

  where(): Place {
    // Nothing of a plan says it, and to find it out is the most costly part of planning.
    return { file: "steps/" };
  }

  quote(word: string | number): string {
    return quoteAround(String(word), quoteWord);
  }

  prose(): void {}

  file(name: string, _language: string, text: string): void {
    this.#planned.push({ type: "file", name, text });
  }

  claim(name: string): Promise<void> {
    this.#planned.push({ type: "check", label: claimLabel(name) });
    return Promise.resolve();
  }

  command({ mode, text, expects }: ToldCommand): Promise<CommandResult> {
    this.#planned.push({ type: "command", mode, text, expects });
    const patterns = [expects.stdout, expects.stderr].filter((pattern) => pattern !== undefined);
    const names = patterns.flatMap((pattern) => parsePattern(pattern).captures);
    const unknown = Object.fromEntries(names.map((name) => [name, hole(name)]));
    const captures = { ...unknown, ...expects.where };
    return Promise.resolve({ captures, stdout: hole("output") });
  }

  check<T extends Json>({ label }: ToldLook<T>): Promise<void> {
    this.#planned.push({ type: "check", label });
    return Promise.resolve();
  }

  learn<T extends Json>({ name, example }: ToldValue<T>): Promise<T> {
    this.#planned.push({ type: "learn", name });
    return Promise.resolve(example);
  }

  async each<T>(
    name: string,
    items: readonly T[],
    body: (item: T) => Promise<void>,
  ): Promise<void> {
    const outer = this.#planned;
    const inner: Planned[] = [];
    this.#planned = inner;
    const [example] = items;
    if (example !== undefined) await body(example);
    this.#planned = outer;
    outer.push({ type: "each", name, body: inner });
  }
}

/** How the check is called that nobody else's objects are in a manifest's way. */
export function claimLabel(name: string): string {
  return `nothing of another's is in the way of ${name}`;
}
