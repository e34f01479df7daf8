/**
 * One event and one line of a journal, back and forth.
 *
 * A line is a JSON object that begins with `n` (the line's number) and `at` and ends with `sum`, the
 * CRC-32 of all that stands before it. This frame is the same for every format of the events in it.
 *
 * @module
 */

import { crc32 } from "./crc32.ts";
import { FORMAT, type Recorded } from "./events.ts";
import { ShapeError } from "./shape.ts";
import { recordedEvent } from "./shapes.ts";

/** What a line turned out to be. */
export type Line =
  | { readonly type: "event"; readonly event: Recorded }
  /** The bytes are not those that were written; `reason` completes "line 3 …". */
  | { readonly type: "damaged"; readonly reason: string }
  /** The line is intact, but this code does not know what it says. */
  | { readonly type: "foreign"; readonly reason: string };

const SUM_REGEXP = /^,"sum":"([0-9a-f]{8})"\}$/;
const SUM_LENGTH = ',"sum":"00000000"}'.length;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Returns the event's line in UTF-8, its newline included. */
export function encodeLine({ n, at, ...event }: Recorded): Uint8Array<ArrayBuffer> {
  const body = JSON.stringify({ n, at, ...event }).slice(0, -1);
  return encoder.encode(`${body},"sum":"${crc32(encoder.encode(body))}"}\n`);
}

/** Returns the event that a line (without its newline) holds, or what is wrong with it. */
export function decodeLine(line: Uint8Array): Line {
  const body = line.subarray(0, Math.max(0, line.length - SUM_LENGTH));
  const sum = SUM_REGEXP.exec(ascii(line.subarray(body.length)))?.[1];
  if (sum === undefined) return { type: "damaged", reason: "does not end in a checksum" };
  if (sum !== crc32(body)) {
    return { type: "damaged", reason: "is not what its checksum was made of" };
  }
  try {
    const value: unknown = JSON.parse(`${decoder.decode(body)}}`);
    const format = formatOf(value);
    if (format !== FORMAT) {
      const age = format > FORMAT ? "a newer" : "an older";
      return { type: "foreign", reason: `was written by ${age} runbook (format ${format})` };
    }
    return { type: "event", event: recordedEvent(value) };
  } catch (error) {
    if (error instanceof ShapeError) {
      return { type: "foreign", reason: `holds something unknown: ${error.message}` };
    }
    if (error instanceof SyntaxError) return { type: "damaged", reason: "is no JSON" };
    throw error;
  }
}

/** The format has a say before the shape: a newer one may have fields of any kind. */
function formatOf(value: unknown): number {
  const known = typeof value === "object" && value !== null && "format" in value;
  return known && typeof value.format === "number" ? value.format : FORMAT;
}

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
