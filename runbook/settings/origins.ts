/**
 * The effective settings, one by one, with where each comes from.
 *
 * @module
 */
import type { Winners } from "./merge.ts";
import { formatOrigin } from "./mistakes.ts";

/** One setting as it counts, and where it was said. */
export interface EffectiveValue {
  /** The dotted key, as `--set` takes it. */
  readonly key: string;
  /** The value as it counts; plain JSON, `undefined` if it was left out and nothing stands in. */
  readonly value: unknown;
  /** `file:line`, `--set`, or `derived` for what follows from other settings. */
  readonly origin: string;
}

/** Lists the effective values of some keys. */
export function effectiveValues(
  keys: Iterable<string>,
  winners: Winners,
  settings: unknown,
): readonly EffectiveValue[] {
  return Array.from(keys, (key) => {
    const said = winners.get(key);
    const origin = said?.value === undefined ? "derived" : formatOrigin(said.origin);
    // Not all that is said is for the steps: what they do not see counts as it was said.
    return { key, value: valueAt(settings, key) ?? said?.value, origin };
  });
}

function valueAt(settings: unknown, key: string): unknown {
  return key.split(".").reduce<unknown>(
    (value, name) =>
      typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined,
    settings,
  );
}
