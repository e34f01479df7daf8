/**
 * Long output: the journal keeps its head and its tail, a file beside the journal the whole.
 *
 * @module
 */

import type { Omitted, Output } from "./events.ts";

/** Where the whole of a long output goes; opened at the first write. */
export interface Spill {
  /** How the journal names it, relative to the run's folder. */
  readonly file: string;
  /** Appends to the file. */
  write(bytes: Uint8Array): void;
  /** Closes it and returns the SHA-256 of all that was written, in hex. */
  close(): string;
}

/** How much of an output the journal keeps, in bytes. */
export interface KeeperLimits {
  /** Bytes from the beginning. */
  readonly head: number;
  /** Bytes from the end. */
  readonly tail: number;
}

/** What the journal keeps of every output: 64 KiB from its beginning and from its end. */
export const KEPT = { head: 64 * 1024, tail: 64 * 1024 } satisfies KeeperLimits;

/** The end of an output, for its last `output` event. */
export interface KeptTail {
  /** The text itself. */
  readonly text: string;
  /** What was left out just before the text; absent when nothing was. */
  readonly omitted?: Omitted;
}

/**
 * Decides what of one output stream the journal gets, with memory for head and tail only.
 *
 * Cuts fall between lines where there are any, and never inside a character. As long as head and
 * tail hold everything, nothing is left out and no file is made.
 */
export class OutputKeeper {
  readonly #spill: Spill;
  readonly #limits: KeeperLimits;
  readonly #tail: TailBuffer;
  readonly #head: Uint8Array[] = [];
  #headBytes = 0;
  #headIsFull = false;
  #spilled = false;
  #total = 0;

  /** Makes one. */
  constructor(spill: Spill, limits: KeeperLimits = KEPT) {
    this.#spill = spill;
    this.#limits = limits;
    this.#tail = new TailBuffer(limits.tail);
  }

  /**
   * Takes the next piece of output, which must not end inside a character, and returns what of it
   * the journal gets at once.
   */
  push(text: string): string | undefined {
    const bytes = encoder.encode(text);
    this.#total += bytes.length;
    if (this.#headIsFull) {
      this.#keepBehindHead(bytes);
      return undefined;
    }
    const room = this.#limits.head - this.#headBytes;
    this.#headIsFull = bytes.length > room;
    const cut = this.#headIsFull ? headCut(bytes, room, this.#endsWithLine()) : bytes.length;
    const now = bytes.subarray(0, cut);
    this.#head.push(now);
    this.#headBytes += now.length;
    this.#keepBehindHead(bytes.subarray(cut));
    return now.length === 0 ? undefined : decoder.decode(now);
  }

  /**
   * Returns what the journal gets last, if anything. Has to be called once, also after a failure:
   * it closes the file.
   */
  end(): KeptTail | undefined {
    if (!this.#spilled) {
      const rest = this.#tail.bytes();
      return rest.length === 0 ? undefined : { text: decoder.decode(rest) };
    }
    const sha256 = this.#spill.close();
    const tail = fromLineStart(this.#tail.bytes());
    const bytes = this.#total - this.#headBytes - tail.length;
    return { text: decoder.decode(tail), omitted: { bytes, file: this.#spill.file, sha256 } };
  }

  #keepBehindHead(bytes: Uint8Array): void {
    if (!this.#spilled && this.#tail.size + bytes.length > this.#limits.tail) {
      for (const piece of this.#head) this.#spill.write(piece);
      this.#spill.write(this.#tail.bytes());
      this.#head.length = 0;
      this.#spilled = true;
    }
    if (this.#spilled) this.#spill.write(bytes);
    this.#tail.push(bytes);
  }

  #endsWithLine(): boolean {
    return this.#head.at(-1)?.at(-1) === NEWLINE;
  }
}

/**
 * Returns the text of an output as checks judge it, from its `output` events in order: a line of its
 * own stands for what was left out.
 */
export function keptText(outputs: Iterable<Pick<Output, "text" | "omitted">>): string {
  let whole = "";
  for (const { text, omitted } of outputs) {
    if (omitted !== undefined) {
      if (whole !== "" && !whole.endsWith("\n")) whole += "\n";
      whole += `… ${omitted.bytes} bytes left out …\n`;
    }
    whole += text;
  }
  return whole;
}

const NEWLINE = 0x0a;
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** How many of the bytes still go into the head: whole lines, or at least whole characters. */
function headCut(bytes: Uint8Array, room: number, endsWithLine: boolean): number {
  const lines = bytes.subarray(0, room).lastIndexOf(NEWLINE) + 1;
  if (lines > 0 || endsWithLine) return lines;
  let cut = room;
  while (cut > 0 && isContinuation(bytes[cut])) cut--;
  return cut;
}

/** Leaves out what the cut left of a line, or at least of a character. */
function fromLineStart(bytes: Uint8Array): Uint8Array {
  const line = bytes.indexOf(NEWLINE) + 1;
  if (line > 0 && line < bytes.length) return bytes.subarray(line);
  let start = 0;
  while (isContinuation(bytes[start])) start++;
  return bytes.subarray(start);
}

/** In UTF-8 all bytes of a character but its first begin with the bits 10. */
function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

/** Keeps the last bytes of many; twice the room, so that they are seldom moved. */
class TailBuffer {
  readonly #limit: number;
  #buffer = new Uint8Array();
  #end = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return Math.min(this.#end, this.#limit);
  }

  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    if (this.#buffer.length === 0) this.#buffer = new Uint8Array(2 * this.#limit);
    const last = bytes.subarray(Math.max(0, bytes.length - this.#limit));
    if (this.#end + last.length > this.#buffer.length) {
      this.#buffer.copyWithin(0, this.#end - this.size, this.#end);
      this.#end = this.size;
    }
    this.#buffer.set(last, this.#end);
    this.#end += last.length;
  }

  bytes(): Uint8Array {
    return this.#buffer.subarray(this.#end - this.size, this.#end);
  }
}
