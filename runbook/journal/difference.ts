/**
 * Do two tellings of a step say the same?
 *
 * @module
 */

import type { Recorded } from "./events.ts";

/**
 * Returns the first difference between two tellings in words, or `undefined` if they say the same.
 *
 * What differs between any two tellings does not count: line numbers, times and durations, processes,
 * the place of an expectation, and how commands and the files of their outputs are numbered within a
 * run (here they count from the telling's first command).
 */
export function firstDifference(
  expected: Iterable<Recorded>,
  actual: Iterable<Recorded>,
): string | undefined {
  const left = essences(expected);
  const right = essences(actual);
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const found = compare(left[index], right[index], []);
    if (found === undefined) continue;
    const type = (left[index] ?? right[index])?.["type"];
    const where = [`event ${index + 1}`, `(${type})`, ...found.path].join(" ");
    return `${where}: expected ${show(found.expected)}, got ${show(found.actual)}`;
  }
  return undefined;
}

type Essence = Readonly<Record<string, unknown>>;

const INCIDENTAL: ReadonlySet<string> = new Set(["n", "at", "duration", "place"]);

function essences(events: Iterable<Recorded>): readonly Essence[] {
  const numbers = new Map<number, number>();
  const result: Essence[] = [];
  for (const event of events) {
    if (event.type === "process-started") continue;
    const kept = Object.entries(event).filter(([key]) => !INCIDENTAL.has(key));
    result.push({ ...Object.fromEntries(kept), ...renumbered(event, numbers) });
  }
  return result;
}

function renumbered(event: Recorded, numbers: Map<number, number>): Essence {
  if (!("command" in event) || event.command === undefined) return {};
  const command = numbers.get(event.command) ?? numbers.size + 1;
  numbers.set(event.command, command);
  if (event.type !== "output" || event.omitted === undefined) return { command };
  return { command, omitted: { ...event.omitted, file: "" } };
}

interface Difference {
  readonly path: readonly string[];
  readonly expected: unknown;
  readonly actual: unknown;
}

function compare(
  expected: unknown,
  actual: unknown,
  path: readonly string[],
): Difference | undefined {
  if (Object.is(expected, actual)) return undefined;
  if (!isContainer(expected) || !isContainer(actual)) return { path, expected, actual };
  if (Array.isArray(expected) !== Array.isArray(actual)) return { path, expected, actual };
  for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    const found = compare(expected[key], actual[key], [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isContainer(value: unknown): value is Essence {
  return typeof value === "object" && value !== null;
}

/** A value on one line; `nothing` for what is not there. */
function show(value: unknown): string {
  if (value === undefined) return "nothing";
  const written = JSON.stringify(value);
  return written.length <= 200 ? written : `${written.slice(0, 199)}…`;
}
