/**
 * Why a step failed: its known causes, by their signs.
 *
 * @module
 */

import type { Diagnosis, Event } from "../journal/mod.ts";
import type { Json } from "../json/mod.ts";
import type { Cause, Step } from "../step/mod.ts";
import { StepFailure } from "../teller/mod.ts";
import { NotRecorded, type World } from "../world/mod.ts";

/** What recognising a cause needs. */
export interface ExplainOptions<S> {
  readonly step: Step<S>;
  readonly settings: S;
  readonly world: World;
  readonly emit: (event: Event) => void;
  readonly signal: AbortSignal;
}

/** Lets `tell` happen; where a check of it fails, the causes whose signs fit are journaled. */
export async function explaining<S>(
  options: ExplainOptions<S>,
  tell: () => Promise<void>,
): Promise<void> {
  try {
    await tell();
  } catch (error) {
    if (error instanceof StepFailure && !options.signal.aborted) await explain(options, error);
    throw error;
  }
}

async function explain<S>(options: ExplainOptions<S>, failure: StepFailure): Promise<void> {
  for (const cause of options.step.explain ?? []) {
    const diagnosis = await diagnose(options, cause, failure);
    if (diagnosis !== undefined) options.emit(diagnosis);
  }
}

async function diagnose<S>(
  { world, settings }: ExplainOptions<S>,
  cause: Cause<S>,
  failure: StepFailure,
): Promise<Diagnosis | undefined> {
  const evidence = await evidenceOf(world, cause, settings);
  // A recording has the evidence of those causes only whose signs fitted.
  if (evidence === undefined) return undefined;
  const signs = { failure: `${failure.message}\n${failure.output}`, evidence };
  const says = cause.says(signs, settings);
  if (says === undefined) return undefined;
  return { type: "diagnosis", id: cause.id, cause: says, remedy: cause.remedy, evidence };
}

/** What the cause's look brings home: null where it cannot look, none where nothing is recorded. */
async function evidenceOf<S>(
  world: World,
  cause: Cause<S>,
  settings: S,
): Promise<Json | undefined> {
  try {
    const looked = await world.look<Json>({
      phase: "cause",
      label: cause.id,
      look: (probe) => cause.look(probe, settings),
      within: 0,
      settle: () => "done",
    });
    return looked.type === "seen" ? looked.value : null;
  } catch (error) {
    if (error instanceof NotRecorded) return undefined;
    throw error;
  }
}
