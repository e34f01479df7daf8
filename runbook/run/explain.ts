/**
 * Why a step failed: how the objects are that it is about, and its known causes by their signs.
 *
 * @module
 */

import { gather } from "../cluster/mod.ts";
import type { Diagnosis, Event, Finding } from "../journal/mod.ts";
import type { Json } from "../json/mod.ts";
import type { Cause, Step } from "../step/mod.ts";
import { StepFailure } from "../teller/mod.ts";
import { type LookRequest, NotRecorded, type World } from "../world/mod.ts";
import { apiServerAway } from "./api_server_away.ts";

/** What recognising a cause needs. */
export interface ExplainOptions<S> {
  readonly step: Step<S>;
  readonly settings: S;
  readonly world: World;
  readonly emit: (event: Event) => void;
  readonly signal: AbortSignal;
}

/**
 * Lets `tell` happen; where a check of it fails, it is journaled how the objects are that the step
 * is about, and then the causes whose signs fit.
 */
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
  const { step: { explain: known = [] }, emit } = options;
  const causes = [apiServerAway, ...known];
  // Side by side: where nobody answers, each question takes its time.
  const [findings, ...evidence] = await Promise.all([
    findingsOf(options),
    ...causes.map((cause) => evidenceOf(options, cause)),
  ]);
  if (findings !== undefined) emit({ type: "gathered", findings });
  for (const [index, cause] of causes.entries()) {
    const diagnosis = diagnose(options, cause, failure, evidence[index]);
    if (diagnosis !== undefined) emit(diagnosis);
  }
}

/** How the objects are that the step is about; none where it names none, or nothing is recorded. */
async function findingsOf<S>(
  { step, settings, world }: ExplainOptions<S>,
): Promise<readonly Finding[] | undefined> {
  const concerns = step.concerns?.(settings) ?? [];
  if (concerns.length === 0) return undefined;
  const findings = await lookOnce(world, {
    phase: "gather",
    label: "the objects concerned",
    look: (probe) => gather(probe, concerns),
  });
  return findings ?? undefined;
}

function diagnose<S>(
  { settings }: ExplainOptions<S>,
  cause: Cause<S>,
  failure: StepFailure,
  evidence: Json | undefined,
): Diagnosis | undefined {
  // A recording has the evidence of those causes only whose signs fitted.
  if (evidence === undefined) return undefined;
  const signs = { failure: `${failure.message}\n${failure.output}`, evidence };
  const says = cause.says(signs, settings);
  if (says === undefined) return undefined;
  return { type: "diagnosis", id: cause.id, cause: says, remedy: cause.remedy, evidence };
}

/** What the cause's look brings home: null where it cannot look, none where nothing is recorded. */
function evidenceOf<S>(
  { world, settings }: ExplainOptions<S>,
  cause: Cause<S>,
): Promise<Json | undefined> {
  return lookOnce<Json>(world, {
    phase: "cause",
    label: cause.id,
    look: (probe) => cause.look(probe, settings),
  });
}

async function lookOnce<T extends Json>(
  world: World,
  request: Pick<LookRequest<T>, "phase" | "label" | "look">,
): Promise<T | null | undefined> {
  try {
    const looked = await world.look<T>({ ...request, within: 0, settle: () => "done" });
    return looked.type === "seen" ? looked.value : null;
  } catch (error) {
    if (error instanceof NotRecorded) return undefined;
    throw error;
  }
}
