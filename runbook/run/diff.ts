/**
 * What a run would change in the cluster as it is now.
 *
 * @module
 */

import { EnvironmentError } from "../errors/mod.ts";
import type { Target } from "../journal/mod.ts";
import type { Json, JsonObject } from "../json/mod.ts";
import type { Look, Step } from "../step/mod.ts";
import { foreseeStep } from "../teller/mod.ts";
import type { Ran, World } from "../world/mod.ts";
import { applied, type Comparison, type Runner, upgraded } from "./compare.ts";
import { lookAt, type LookingRequest } from "./looking.ts";
import type { Workplace } from "./stage.ts";

/** What a run would do to a cluster. */
export interface ClusterDiff {
  /** The cluster that was looked at. */
  readonly target: Target;
  /** Every command of the steps that may change something, in order. */
  readonly changes: readonly Change[];
}

/** What a command would change. */
export interface Change extends Comparison {
  /** Id of the step. */
  readonly step: string;
  /** The command, in one line. */
  readonly command: string;
}

/** Milliseconds that one comparison may take. */
const WITHIN = 30_000;

/**
 * Compares what the chosen steps would apply and install with what is there: the API server does it
 * for objects, without changing them. What other commands change cannot be foreseen, and is said.
 *
 * Needs the permissions of a live run.
 *
 * @throws {EnvironmentError} If no cluster is configured or none answers, or a program is missing.
 */
export async function diffCluster<S extends JsonObject>(
  stage: Workplace<S>,
  request: LookingRequest,
): Promise<ClusterDiff> {
  const { tools } = stage.runbook;
  return await lookAt(stage, request, tools, async ({ world, target, settings, steps }) => {
    const changes: Change[] = [];
    for (const step of steps) changes.push(...await changesOf(step, settings, world));
    return { target, changes };
  });
}

async function changesOf<S>(
  step: Step<S>,
  settings: S,
  world: World,
): Promise<readonly Change[]> {
  const foreseen = await foreseeStep(step, settings, (look, example) => see(world, look, example));
  const run = runnerIn(world);
  const changes: Change[] = [];
  const files = new Map<string, string>();
  for (const told of foreseen) {
    if (told.type === "file") {
      world.writeFile(told.name, told.text);
      files.set(told.name, told.text);
    } else if (told.mode === "change") {
      const command = told.text.replaceAll(/\s*\\\n\s*/g, " ");
      const comparison = await applied(command, run) ?? await upgraded(command, files, run) ??
        { verdict: "unforeseen", lines: [] } as const;
      changes.push({ step: step.id, command, ...comparison });
    }
  }
  return changes;
}

/** What is there now; the example where that cannot be seen, since it is not made yet. */
async function see<T extends Json>(world: World, look: Look<T>, example: T): Promise<T> {
  const label = "what is learned";
  const seen = await world.look({ phase: "tell", label, look, within: 0, settle: () => "done" });
  if (seen.type === "seen") return seen.value;
  if (seen.error.kind === "unreachable") throw new EnvironmentError(cannot(seen.error.message));
  return example;
}

function runnerIn(world: World): Runner {
  const sink = { process: () => {}, output: () => {} };
  return async (text): Promise<Ran> => {
    const ran = await world.command(
      { command: 1, mode: "look", text, within: WITHIN, settle: () => "done" },
      sink,
    );
    if (ran.timedOut) throw new EnvironmentError(cannot(`"${text}" did not end`));
    return ran;
  };
}

function cannot(why: string): string {
  return `Cannot see what a run would change: ${why}, expected an answer of the cluster`;
}
