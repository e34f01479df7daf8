/**
 * A run that meets trouble: it rides that out, or stops as its reader needs it.
 *
 * @module
 */
import { assert, assertStringIncludes } from "@std/assert";
import { waitFor } from "../lab/cluster/mod.ts";
import type { Runbook } from "../cluster/runbook.ts";
import type { Running } from "../cluster/running.ts";

/** Lines of a stack trace; nobody but a maintainer can read one. */
const TRACE = /^\s+at .*(?:file|ext|node):.*:\d+:\d+/m;

/** Waits so many milliseconds: how long something is the matter. */
export function lasting(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * Waits for the end of a run that stops, and asserts that its reader is left with what is needed:
 * the cause, the way on, and no stack trace.
 *
 * @throws {AssertionError} with all that was printed, if the exit code is neither 1 nor 4.
 */
export async function stopsWell(running: Running, cause: RegExp): Promise<void> {
  const { code, printed } = await running.ended;
  assert(code === 1 || code === 4, `exit code ${code}, expected 1 or 4\n${printed}`);
  assert(!TRACE.test(printed), `a stack trace was shown\n${printed}`);
  assert(cause.test(printed), `${cause} was not said\n${printed}`);
  assertStringIncludes(printed, "deno task resume");
}

/** Asserts that a run cannot go on as long as the trouble lasts, and says why. */
export async function staysStopped(runbook: Runbook, cause: RegExp): Promise<void> {
  const printed = await runbook.call(["resume"], 4);
  assert(cause.test(printed), `${cause} was not said\n${printed}`);
  assert(!TRACE.test(printed), `a stack trace was shown\n${printed}`);
}

/** Tells a part of a story; where it fails, the story is over and nothing is counted. */
export async function part(
  story: Deno.TestContext,
  name: string,
  body: () => Promise<void>,
): Promise<void> {
  assert(await story.step(name, body), name);
}

/** How often a run may stop until it has come further, though nothing is the matter any more. */
const RESUMES = 3;

/**
 * Waits until a run has come somewhere. Where it stops before, with its cause, it is resumed: what
 * was the matter may take a while to be over for everything in the cluster.
 *
 * @returns the run that came there.
 */
export async function goesOn(
  runbook: Runbook,
  running: Running,
  there: () => boolean,
): Promise<Running> {
  for (let left = RESUMES;; left--) {
    let ended = false;
    void running.ended.then(() => ended = true);
    const look = () => Promise.resolve(there() || ended || undefined);
    await waitFor(look, { what: "the run goes on or ends", timeout: 300_000, every: 5 });
    if (there()) return running;
    await stopsWell(running, /What explains it:/);
    assert(left > 0, "it stops again and again");
    running = runbook.start(["resume"]);
  }
}
