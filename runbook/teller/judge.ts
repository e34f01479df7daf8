/**
 * Judges what came back from a command or a look; pure, so that it judges the same in a rehearsal.
 *
 * @module
 */

import { AssertionError } from "@std/assert";
import { matchPattern, parsePattern } from "../expect/mod.ts";
import type { Check, Expects, LookError } from "../journal/mod.ts";
import type { Json } from "../json/mod.ts";
import { Hopeless, type Judge } from "../step/mod.ts";
import type { Looked, Ran, Settled } from "../world/mod.ts";

/** What a judgement found. */
export interface Finding {
  /** Whether it is as was asked. */
  readonly verdict: Check["verdict"];
  /** Why the verdict is not yes. */
  readonly message?: string;
  /** Values of the expectation's named holes. */
  readonly captures?: Readonly<Record<string, string>>;
  /** Waiting longer cannot help. */
  readonly hopeless?: boolean;
}

/** Judges how a command went against what was expected of it. */
export function judgeCommand(ran: Ran, expects: Expects): Finding {
  if (ran.timedOut) {
    return no(`it did not end within ${Math.round(ran.duration / 1000)} s`);
  }
  if (ran.code === null) return no(`it was ended by the signal ${ran.signal ?? "unknown"}`);
  if (!expects.exits.includes(ran.code)) {
    const wanted = expects.exits.join(" or ");
    return no(`it ended with exit code ${ran.code}${meaning(ran.code)}, expected ${wanted}`);
  }
  let captures: Readonly<Record<string, string>> = expects.where ?? {};
  for (const stream of ["stdout", "stderr"] as const) {
    const expected = expects[stream];
    if (expected === undefined) continue;
    const match = matchPattern(parsePattern(expected), ran[stream], captures);
    if (match.type === "mismatch") return no(`${stream}: ${match.reason}`);
    captures = { ...captures, ...match.captures };
  }
  return { verdict: "yes", captures };
}

/** Judges what a look brought home. */
export function judgeLook<T extends Json>(looked: Looked<T>, judge: Judge<T>): Finding {
  if (looked.type === "failed") return judgeError(looked.error);
  try {
    judge(looked.value);
    return { verdict: "yes" };
  } catch (error) {
    if (error instanceof Hopeless) return { ...no(error.message), hopeless: true };
    if (error instanceof AssertionError) return no(error.message);
    throw error;
  }
}

/** What a finding means for a wait. */
export function settle(finding: Finding): Settled {
  if (finding.verdict === "yes") return "done";
  return finding.hopeless === true ? "stop" : "again";
}

/** What a look is worth that brought nothing home. */
export function judgeError({ kind, message }: LookError): Finding {
  switch (kind) {
    case "unreachable":
      return { verdict: "unknown", message };
    case "forbidden":
      return { ...no(message), hopeless: true };
    case "other":
      return no(message);
    default:
      return kind satisfies never;
  }
}

function no(message: string): Finding {
  return { verdict: "no", message };
}

/** What shells mean by the exit codes that they give themselves. */
function meaning(code: number): string {
  if (code === 126) return " (found, but cannot be executed)";
  if (code === 127) return " (no such command)";
  return "";
}
