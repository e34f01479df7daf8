/**
 * What a journal holds of a step, taken for no more than it proves to be.
 *
 * @module
 */

import type { BegunRun, Json, JsonObject, Recorded } from "../runbook/mod.ts";

/** What happened when a step was last told; nothing where it was not. */
export function eventsOf(run: BegunRun, step: string): readonly Recorded[] {
  return run.steps.get(step)?.telling?.events ?? [];
}

/** What a look of a step saw when it last was so; `null` where it never was, or saw nothing. */
export function confirmed(run: BegunRun, step: string, label: string): Json {
  return lookOf(run, step, label, ["yes"]);
}

/** What a look of a step saw last, whatever that came to; `null` where it saw nothing. */
export function seen(run: BegunRun, step: string, label: string): Json {
  return lookOf(run, step, label, ["yes", "no", "unknown"]);
}

function lookOf(
  run: BegunRun,
  step: string,
  label: string,
  verdicts: readonly ("yes" | "no" | "unknown")[],
): Json {
  const look = eventsOf(run, step).findLast((event) =>
    event.type === "check" && event.label === label && verdicts.includes(event.verdict)
  );
  return look?.type === "check" ? look.seen ?? null : null;
}

/** The fields of a value; none where it is no object. */
export function fieldsOf(value: Json | undefined): JsonObject {
  return typeof value === "object" && value !== null && !isList(value) ? value : {};
}

/** The items of a value; none where it is no list. */
export function itemsOf(value: Json | undefined): readonly Json[] {
  return value !== undefined && isList(value) ? value : [];
}

/** A value as text; nothing where it is none, or empty. */
export function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

/** The whole numbers from 1 on among the items of a value, each once, in order. */
export function countsOf(value: Json | undefined): readonly number[] {
  const numbers = itemsOf(value).filter((item): item is number =>
    typeof item === "number" && Number.isSafeInteger(item) && item > 0
  );
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
