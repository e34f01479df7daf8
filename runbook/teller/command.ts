/**
 * The small immutable builder behind `t.run`, `t.show` and `t.eventually`.
 *
 * @module
 */

import type { Expects } from "../journal/mod.ts";
import { dedent, parsePattern } from "../expect/mod.ts";
import { milliseconds } from "../settings/mod.ts";
import type { Command, CommandResult } from "../step/mod.ts";
import type { Scribe, ToldCommand } from "./scribe.ts";

/** Builds a command that the scribe runs when it is awaited. */
export function command(scribe: Scribe, told: ToldCommand): Command {
  const having = (change: Partial<ToldCommand>) => command(scribe, { ...told, ...change });
  const expecting = (change: Partial<Expects>) =>
    having({ expects: { ...told.expects, ...change } });
  let running: Promise<CommandResult> | undefined;
  return {
    prints: (expectation) => expecting({ stdout: readable(expectation) }),
    warns: (expectation) => expecting({ stderr: readable(expectation) }),
    where: (known) => expecting({ where: { ...told.expects.where, ...known } }),
    exits: (...codes) => expecting({ exits: codes }),
    within: (length) => having({ within: milliseconds(length) }),
    stopsAt: (refusal) => having({ stopsAt: refusal }),
    // A thenable on purpose: awaiting the builder is what runs it, and only the first time.
    then: (fulfilled, rejected) => (running ??= scribe.command(told)).then(fulfilled, rejected),
  };
}

/** Dedents an expectation, and finds a mistake in it where it is written, not where it is used. */
function readable(expectation: string): string {
  const text = dedent(expectation);
  parsePattern(text);
  return text;
}
