/**
 * A whole journal from its bytes: events one by one, so that a long one needs little memory.
 *
 * @module
 */

import { ConfigError } from "../errors/mod.ts";
import { decodeLine } from "./codec.ts";
import { FORMAT, type Recorded } from "./events.ts";

/** An end that was being written when the machine or the runbook stopped. */
export interface DroppedTail {
  /** The number that the line would have had. */
  readonly line: number;
  /** Its size so far, in bytes. */
  readonly bytes: number;
}

/** Says in a sentence what was left out, for `status` and `resume`. */
export function describeTail({ line, bytes }: DroppedTail): string {
  return `Line ${line} of the journal was cut off while it was written (${bytes} bytes are there) ` +
    "and does not count";
}

/** How a journal's bytes end. */
export interface Ending {
  /** Size of the intact lines, in bytes. */
  readonly intact: number;
  /** The last intact line is whole but for its newline. */
  readonly unterminated: boolean;
  /** What stands behind the intact lines. */
  readonly dropped?: DroppedTail;
}

const NEWLINE = 0x0a;

/**
 * Yields a journal's events in order and returns how it ends.
 *
 * Only an end without a newline can be the work of a crash; it is left out and reported. Damage
 * anywhere else is an error, so that no event is ever passed over in silence.
 *
 * @param file Names the journal in errors.
 * @throws {ConfigError} with the line's place: the line is damaged, missing or of another format.
 */
export function* decodeJournal(
  chunks: Iterable<Uint8Array>,
  file: string,
): Generator<Recorded, Ending> {
  let intact = 0;
  let n = 0;
  for (const { bytes, terminated } of splitLines(chunks)) {
    n++;
    const line = decodeLine(bytes);
    switch (line.type) {
      case "damaged":
        if (!terminated) {
          return { intact, unterminated: false, dropped: { line: n, bytes: bytes.length } };
        }
        throw damaged(file, n, line.reason, "the line as it was written");
      case "foreign":
        throw foreign(file, n, line.reason);
      case "event":
        if (line.event.n !== n) {
          throw damaged(file, n, `calls itself line ${line.event.n}`, "all lines, in order");
        }
        if (n === 1 && line.event.type !== "run-started") {
          throw damaged(file, n, `is a "${line.event.type}" event`, "the start of the run");
        }
        yield line.event;
        intact += bytes.length + (terminated ? 1 : 0);
        if (!terminated) return { intact, unterminated: true };
    }
  }
  return { intact, unterminated: false };
}

interface RawLine {
  readonly bytes: Uint8Array;
  readonly terminated: boolean;
}

function* splitLines(chunks: Iterable<Uint8Array>): Generator<RawLine> {
  let rest = new Uint8Array();
  for (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      yield { bytes: joined(rest, chunk.subarray(start, end)), terminated: true };
      rest = new Uint8Array();
      start = end + 1;
    }
    // A copy, because whoever reads the file may fill the same chunk again.
    rest = joined(rest, chunk.slice(start));
  }
  if (rest.length > 0) yield { bytes: rest, terminated: false };
}

function joined<T extends Uint8Array>(left: T, right: T): T | Uint8Array<ArrayBuffer> {
  if (left.length === 0) return right;
  const both = new Uint8Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}

function damaged(file: string, line: number, reason: string, expected: string): ConfigError {
  return new ConfigError(
    `Cannot read the journal "${file}": line ${line} ${reason}, expected ${expected}`,
    {
      place: { file, line },
      remedy: "Nothing was changed. Put the file back from a copy, or leave it and begin a new " +
        "run, which finds what is already in the cluster: deno task run",
    },
  );
}

function foreign(file: string, line: number, reason: string): ConfigError {
  return new ConfigError(
    `Cannot read the journal "${file}": line ${line} ${reason}, expected format ${FORMAT}`,
    {
      place: { file, line },
      remedy: "Nothing was changed. Go on with the version of the runbook that wrote it",
    },
  );
}
