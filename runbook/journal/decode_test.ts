import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import { ConfigError } from "../errors/mod.ts";
import { encodeLine } from "./codec.ts";
import { decodeJournal, describeTail, type Ending } from "./decode.ts";
import type { Recorded } from "./events.ts";
import { numbered, RUN_STARTED, SAMPLE } from "./testdata/events.ts";

Deno.test("decode: events come back in order, in whatever pieces the bytes come", () => {
  const bytes = bytesOf(SAMPLE);
  for (const size of [1, 2, 3, 7, 100, 1000, bytes.length]) {
    const { events, ending } = decode(bytes, size);
    assertEquals(events, SAMPLE);
    assertEquals(ending, { intact: bytes.length, unterminated: false });
  }
});

Deno.test("decode: an empty journal has no events", () => {
  assertEquals(decode(new Uint8Array()), {
    events: [],
    ending: { intact: 0, unterminated: false },
  });
});

Deno.test("decode: cut at any byte, the whole lines come back and the rest is reported", () => {
  const bytes = bytesOf(SAMPLE);
  const ends = SAMPLE.map((_, index) => bytesOf(SAMPLE.slice(0, index + 1)).length);
  for (let cut = 0; cut <= bytes.length; cut++) {
    const { events, ending } = decode(bytes.subarray(0, cut));
    const whole = ends.filter((end) => end - 1 <= cut).length;
    const intact = Math.min(cut, ends[whole - 1] ?? 0);
    assertEquals(events.length, whole, `cut at byte ${cut}`);
    assertEquals(ending, {
      intact,
      unterminated: ends.includes(cut + 1),
      ...(intact < cut ? { dropped: { line: whole + 1, bytes: cut - intact } } : {}),
    });
  }
});

Deno.test("decode: an end that was left out is described in a sentence", () => {
  assertEquals(
    describeTail({ line: 7, bytes: 12 }),
    "Line 7 of the journal was cut off while it was written (12 bytes are there) " +
      "and does not count",
  );
});

Deno.test("decode: a flipped bit anywhere is an error that names the line, or a reported end", () => {
  const bytes = bytesOf(SAMPLE.slice(0, 4));
  let line = 1;
  for (let position = 0; position < bytes.length; position++) {
    for (let bit = 0; bit < 8; bit++) {
      const flipped = bytes.slice();
      flipped[position] = (flipped[position] ?? 0) ^ (1 << bit);
      if (position === bytes.length - 1) {
        const { events, ending } = decode(flipped);
        assertEquals(events.length, 3);
        assertEquals(ending.dropped?.line, 4);
      } else {
        const error = assertThrows(() => decode(flipped), ConfigError);
        assertEquals(error.place, { file: "j.jsonl", line });
      }
    }
    if (bytes[position] === 0x0a) line++;
  }
});

Deno.test("decode: a line that is missing, doubled or in the wrong place is named", () => {
  const [a, b, c] = SAMPLE.slice(0, 3).map((event) => bytesOf([event]));
  assert(a !== undefined && b !== undefined && c !== undefined);
  for (const lines of [[a, c], [a, a, b], [a, c, b]]) {
    const error = assertThrows(() => decode(joined(lines)), ConfigError);
    assertMatch(error.message, /line 2 calls itself line [13], expected all lines, in order/);
    assertEquals(error.place, { file: "j.jsonl", line: 2 });
  }
});

Deno.test("decode: a journal that does not begin with its run's start is refused", () => {
  const bytes = bytesOf(numbered([{ type: "prose", style: "say", text: "Hello" }]));
  const error = assertThrows(() => decode(bytes), ConfigError);
  assertMatch(error.message, /line 1 is a "prose" event, expected the start of the run/);
});

Deno.test("decode: the error says what is wrong, that nothing was lost, and the way on", () => {
  const bytes = bytesOf(SAMPLE);
  bytes[40] = 0;
  const error = assertThrows(() => decode(bytes), ConfigError);
  assertEquals(
    error.message,
    'Cannot read the journal "j.jsonl": line 1 is not what its checksum was made of, ' +
      "expected the line as it was written",
  );
  assertMatch(error.remedy ?? "", /Nothing was changed.*deno task run/);
  assertEquals(error.exitCode, 3);
});

Deno.test("decode: another format is refused by name, with or without its newline", () => {
  const bytes = bytesOf(numbered([{ ...RUN_STARTED, format: 2 }]));
  for (const journal of [bytes, bytes.subarray(0, -1)]) {
    const error = assertThrows(() => decode(journal), ConfigError);
    assertMatch(
      error.message,
      /line 1 was written by a newer runbook \(format 2\), expected format 1/,
    );
    assertMatch(error.remedy ?? "", /version of the runbook that wrote it/);
  }
});

interface Decoded {
  readonly events: readonly Recorded[];
  readonly ending: Ending;
}

/** Decodes from a single piece of memory that is filled again and again, as a file's reader does. */
function decode(bytes: Uint8Array, size = 4096): Decoded {
  const events: Recorded[] = [];
  const decoding = decodeJournal(pieces(bytes, size), "j.jsonl");
  let next = decoding.next();
  for (; next.done !== true; next = decoding.next()) events.push(next.value);
  return { events, ending: next.value };
}

function* pieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  const memory = new Uint8Array(size);
  for (let start = 0; start < bytes.length; start += size) {
    const piece = bytes.subarray(start, start + size);
    memory.set(piece);
    yield memory.subarray(0, piece.length);
    memory.fill(0xff);
  }
}

function bytesOf(events: readonly Recorded[]): Uint8Array {
  return joined(events.map(encodeLine));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
