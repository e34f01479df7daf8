/**
 * A recording that is wrong in one place, and what a rehearsal of it must say.
 *
 * @module
 */

import type { Check, CommandEnded, Event, Output, Recorded } from "../../runbook/journal/mod.ts";
import type { Json } from "../../runbook/json/mod.ts";

/** One assertion of a step and an answer that it must refuse. */
export interface Refusal {
  /** What is wrong, as a person would put it. */
  readonly story: string;
  readonly step: string;
  /** The part of the step in which it is noticed; the telling unless said. */
  readonly phase?: Check["phase"];
  /** How the label of the refusing check begins: a command, or what is looked at. */
  readonly at: string;
  /** What is said of it, or a part of that. */
  readonly says: string;
  /** What is wrong in what the command printed, on either stream: what stood there, what stands there. */
  readonly prints?: readonly [before: string | RegExp, after: string];
  /** What is wrong in what the look saw: new values by path, such as `pods.0.ready`; `` is all of it. */
  readonly sees?: Readonly<Record<string, Json>>;
  /** The exit code with which the command ended. */
  readonly ends?: number;
  /** Settings that the recording was made with in this story, by path. */
  readonly settings?: Readonly<Record<string, Json>>;
}

/** The check of a recording that a refusal is about: the first one of its step, phase and label. */
export function refused(recording: readonly Recorded[], refusal: Refusal): Recorded<Check> {
  const { step, phase = "tell", at } = refusal;
  const found = checksOf(recording).find(({ check, step: where }) =>
    where === step && check.phase === phase && check.label.startsWith(at)
  );
  if (found === undefined) throw new Error(`The recording of ${step} has no check "${at}"`);
  return found.check;
}

/** A check of a recording and the step that it belongs to. */
export interface StepCheck {
  readonly step: string;
  readonly check: Recorded<Check>;
}

/** All checks of a recording, in their order. */
export function checksOf(recording: readonly Recorded[]): readonly StepCheck[] {
  let step = "";
  return recording.flatMap((event) => {
    if (event.type === "step-started") step = event.step;
    return event.type === "check" ? [{ step, check: event }] : [];
  });
}

/** The recording as it would be if the refusal's story had happened. */
export function wronged(recording: readonly Recorded[], refusal: Refusal): readonly Recorded[] {
  const check = refused(recording, refusal);
  const { prints, sees, ends, settings } = refusal;
  let events = recording;
  if (prints !== undefined) events = reprinted(events, check, prints);
  if (ends !== undefined) {
    events = events.map((event) => isEndOf(event, check) ? { ...event, code: ends } : event);
  }
  if (sees !== undefined) {
    const seen = having(check.seen ?? null, sees);
    events = events.map((event) => event === check ? { ...check, seen } : event);
  }
  if (settings === undefined) return events;
  return events.map((event) =>
    event.type === "run-started"
      ? { ...event, settings: having(event.settings, settings) as typeof event.settings }
      : event
  );
}

/** Joins the pieces of the stream that holds the text, which may be cut anywhere, and changes it. */
function reprinted(
  events: readonly Recorded[],
  { command, label }: Check,
  [before, after]: readonly [string | RegExp, string],
): readonly Recorded[] {
  for (const stream of ["stdout", "stderr"] as const) {
    const isPiece = (event: Recorded): event is Recorded<Output> =>
      event.type === "output" && event.command === command && event.stream === stream;
    const pieces = events.filter(isPiece);
    const printed = pieces.map(({ text }) => text).join("");
    const text = printed.replace(before, () => after);
    if (text === printed) continue;
    return events.flatMap((event): readonly Recorded[] => {
      if (!isPiece(event)) return [event];
      return event === pieces[0] ? [{ ...event, text }] : [];
    });
  }
  throw new Error(`In the recording "${label}" does not print "${before}"`);
}

function isEndOf(event: Event, { command }: Check): event is CommandEnded {
  return event.type === "command-ended" && event.command === command;
}

/** A value with other values at some paths. */
function having(value: Json, changes: Readonly<Record<string, Json>>): Json {
  const holder = { "": structuredClone(value) };
  for (const [path, wanted] of Object.entries(changes)) {
    const keys = ["", ...path === "" ? [] : path.split(".")];
    const last = keys.pop() ?? "";
    let place: Record<string, unknown> = holder;
    for (const key of keys) place = place[key] as Record<string, unknown>;
    place[last] = wanted;
  }
  return holder[""];
}
