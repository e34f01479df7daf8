import type { Recorded } from "../journal/mod.ts";
import { printable } from "../wording/mod.ts";

/**
 * The event without anything that a terminal would obey, whatever a command, a cluster or a file put
 * into it. Output stays as it is: it comes in pieces, and is made harmless line by line.
 */
export function harmless(event: Recorded): Recorded {
  return event.type === "output" ? event : JSON.parse(JSON.stringify(event), clean);
}

function clean(_key: string, value: unknown): unknown {
  if (typeof value === "string") return printable(value);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [printable(key), inner]));
}
