/**
 * What stands in the way of a run, looked at before anything is changed.
 *
 * @module
 */

import { deadline } from "../cluster/mod.ts";
import type { Target } from "../journal/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import { missingTools } from "../process/mod.ts";
import type { Gate, Need, Step } from "../step/mod.ts";
import { judgeLook } from "../teller/mod.ts";
import type { World } from "../world/mod.ts";
import { lookAt, type LookingRequest } from "./looking.ts";
import type { Workplace } from "./stage.ts";

/** What an examination found. */
export interface Examination {
  /** The cluster that was looked at. */
  readonly target: Target;
  /** The programs' versions, by name. */
  readonly tools: Readonly<Record<string, string>>;
  /** Programs that the steps call and that are not on PATH. */
  readonly missing: readonly string[];
  /** Each need of the steps, in their order; one that several steps have stands with the first. */
  readonly findings: readonly Finding[];
}

/** Whether something is as a step needs it. */
export interface Finding {
  /** Id of the step. */
  readonly step: string;
  /** Id of the need. */
  readonly id: string;
  /** What is needed, in words. */
  readonly title: string;
  /** What becomes of a run where it is not so. */
  readonly gates: Gate;
  /** Whether it is so. */
  readonly verdict: "yes" | "no" | "unknown";
  /** Why the verdict is not yes. */
  readonly message?: string;
  /** How to mend it; only where the verdict is not yes. */
  readonly remedy?: string;
}

/** Milliseconds after which a look that has not come back is given up. */
export const EXAMINE_WITHIN = 20_000;

/**
 * Looks once at all that the chosen steps need, side by side, in a folder that is gone afterwards:
 * there is no journal, and nothing is changed.
 *
 * Needs the permissions of a live run.
 *
 * @throws {EnvironmentError} If no cluster is configured, or none answers.
 */
export async function examine<S extends JsonObject>(
  stage: Workplace<S>,
  request: LookingRequest,
): Promise<Examination> {
  const tools = stage.runbook.tools.map(({ name }) => name);
  const missing = await missingTools(tools, stage.env.PATH ?? "");
  return await lookAt(stage, request, [], async ({ world, target, tools, settings, steps }) => {
    const findings = await Promise.all(
      needsOf(steps).map((needed) => find(world, needed, settings)),
    );
    return { target, tools, missing, findings };
  });
}

interface Needed<S> {
  readonly step: string;
  readonly need: Need<S>;
}

function needsOf<S>(steps: readonly Step<S>[]): readonly Needed<S>[] {
  const firstBy = new Map<Need<S>, string>();
  for (const { id, needs = [] } of steps) {
    for (const need of needs) if (!firstBy.has(need)) firstBy.set(need, id);
  }
  return [...firstBy].map(([need, step]) => ({ need, step }));
}

const LOOK_AGAIN = "look again when the cluster answers: deno task doctor";
const ASK_FOR_IT = "ask whoever runs the cluster for that right, or choose another --context";

/** Looks once: what is not so will not become so by being looked at. */
async function find<S>(world: World, { step, need }: Needed<S>, settings: S): Promise<Finding> {
  const { id, title, gates, remedy } = need;
  const about = { step, id, title, gates };
  const looked = await world.look({
    phase: "need",
    label: title,
    look: (probe) => deadline(EXAMINE_WITHIN, () => need.look(probe, settings)),
    within: 0,
    settle: () => "done",
  });
  if (looked.type === "failed" && looked.error.kind === "forbidden") {
    // A run takes this for a no; what it does not look at itself, it may well pass.
    const verdict = gates === false ? "unknown" : "no";
    return { ...about, verdict, message: looked.error.message, remedy: ASK_FOR_IT };
  }
  const { verdict, message } = judgeLook(looked, (seen) => need.judge(seen, settings));
  if (verdict === "yes") return { ...about, verdict };
  return {
    ...about,
    verdict,
    remedy: verdict === "unknown" ? LOOK_AGAIN : remedy,
    ...(message === undefined ? {} : { message }),
  };
}
