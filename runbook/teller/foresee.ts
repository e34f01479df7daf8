/**
 * A plan for the cluster as it is now: what is learned is looked at, and nothing is run.
 *
 * @module
 */

import { parsePattern } from "../expect/mod.ts";
import type { Place } from "../errors/mod.ts";
import type { Planned } from "../journal/mod.ts";
import type { Json } from "../json/mod.ts";
import { quoteWord } from "../process/mod.ts";
import type { CommandResult, Look, Step } from "../step/mod.ts";
import { hole, quoteAround } from "./hole.ts";
import type { Scribe, ToldCommand, ToldValue } from "./scribe.ts";
import { createTeller } from "./teller.ts";

/** A file that a telling would write, or a command that it would run. */
export type Foreseen = Extract<Planned, { readonly type: "file" | "command" }>;

/** Looks at the cluster; gives the example where there is nothing to be seen yet. */
export type Foresight = <T extends Json>(look: Look<T>, example: T) => Promise<T>;

/**
 * The files and commands of a telling, in order, with the values that the cluster has now. What only
 * a command's output will say is a hole such as `<pod>`.
 */
export async function foreseeStep<S>(
  step: Step<S>,
  settings: S,
  foresight: Foresight,
): Promise<readonly Foreseen[]> {
  const scribe = new ForesightScribe(foresight);
  await step.tell(createTeller(settings, scribe));
  return scribe.foreseen;
}

class ForesightScribe implements Scribe {
  readonly adopt = false;
  readonly foreseen: Foreseen[] = [];
  readonly #foresight: Foresight;

  constructor(foresight: Foresight) {
    this.#foresight = foresight;
  }

  where(): Place {
    return { file: "steps/" };
  }

  quote(word: string | number): string {
    return quoteAround(String(word), quoteWord);
  }

  prose(): void {}

  file(name: string, _language: string, text: string): void {
    this.foreseen.push({ type: "file", name, text });
  }

  claim(): Promise<void> {
    return Promise.resolve();
  }

  command({ mode, text, expects }: ToldCommand): Promise<CommandResult> {
    this.foreseen.push({ type: "command", mode, text, expects });
    const patterns = [expects.stdout, expects.stderr].filter((pattern) => pattern !== undefined);
    const names = patterns.flatMap((pattern) => parsePattern(pattern).captures);
    const unknown = Object.fromEntries(names.map((name) => [name, hole(name)]));
    return Promise.resolve({
      captures: { ...unknown, ...expects.where },
      stdout: hole("output"),
    });
  }

  check(): Promise<void> {
    return Promise.resolve();
  }

  learn<T extends Json>({ look, example }: ToldValue<T>): Promise<T> {
    return this.#foresight(look, example);
  }

  async each<T>(
    _name: string,
    items: readonly T[],
    body: (item: T) => Promise<void>,
  ): Promise<void> {
    for (const item of items) await body(item);
  }
}
