import { assert, assertEquals, assertMatch } from "@std/assert";
import { decodeLine, encodeLine } from "./codec.ts";
import { crc32 } from "./crc32.ts";
import type { Recorded } from "./events.ts";
import { numbered, RUN_STARTED, SAMPLE } from "./testdata/events.ts";
import { random, randomText } from "./testdata/random.ts";

Deno.test("crc32: gives the standard's check value", () => {
  assertEquals(crc32(new TextEncoder().encode("123456789")), "cbf43926");
  assertEquals(crc32(new Uint8Array()), "00000000");
});

Deno.test("codec: every type of event comes back as it was written", () => {
  for (const event of SAMPLE) {
    assertEquals(decodeLine(line(event)), { type: "event", event });
  }
});

Deno.test("codec: any text comes back, whatever characters are in it", () => {
  const next = random(1);
  for (let turn = 0; turn < 500; turn++) {
    const [event] = numbered([{ type: "prose", style: "note", text: randomText(next, 40) }]);
    assert(event !== undefined);
    assertEquals(decodeLine(line(event)), { type: "event", event });
  }
});

Deno.test("codec: a line is one line, ends in its checksum and begins with its number", () => {
  for (const event of SAMPLE) {
    assertMatch(
      new TextDecoder().decode(encodeLine(event)),
      /^\{"n":\d+,"at":"[^"]+","type":"[a-z-]+"[^\n]*,"sum":"[0-9a-f]{8}"\}\n$/,
    );
  }
});

Deno.test("codec: every flipped bit of every line is found", () => {
  for (const event of SAMPLE) {
    const bytes = line(event);
    for (let position = 0; position < bytes.length; position++) {
      for (let bit = 0; bit < 8; bit++) {
        const flipped = bytes.slice();
        flipped[position] = (flipped[position] ?? 0) ^ (1 << bit);
        const { type } = decodeLine(flipped);
        assertEquals(type, "damaged", `bit ${bit} of byte ${position} of a ${event.type} line`);
      }
    }
  }
});

Deno.test("codec: an intact line of a newer or older format is refused by name", () => {
  const [newer] = numbered([{ ...RUN_STARTED, format: 7 }]);
  const [older] = numbered([{ ...RUN_STARTED, format: 0 }]);
  assert(newer !== undefined && older !== undefined);
  assertEquals(decodeLine(line(newer)), {
    type: "foreign",
    reason: "was written by a newer runbook (format 7)",
  });
  assertEquals(decodeLine(line(older)), {
    type: "foreign",
    reason: "was written by an older runbook (format 0)",
  });
});

Deno.test("codec: an intact line with an unknown type says which", () => {
  assertEquals(reasonFor({ n: 1, at: AT, type: "coffee-break" }), {
    type: "foreign",
    reason: 'holds something unknown: "type" is "coffee-break", expected a known type',
  });
});

Deno.test("codec: an intact line whose event is not as it must be says where", () => {
  const cases: readonly (readonly [unknown, string])[] = [
    [{ at: AT, type: "each-started", name: "pods", count: 1 }, '"n" is missing'],
    [{ n: 1, at: "today", type: "each-started", name: "pods", count: 1 }, '"at" is "today"'],
    [{ n: 1, at: AT, type: "each-started", name: "pods", count: -1 }, '"count" is -1'],
    [{ n: 1, at: AT, type: "prose", style: "shout", text: "" }, '"style" is "shout"'],
    [{ n: 1, at: AT, ...RUN_STARTED, steps: ["a", 2] }, '"steps.1" is 2, expected a text'],
    [{ n: 1, at: AT, ...RUN_STARTED, tools: { helm: 4 } }, '"tools.helm" is 4'],
    [{ n: 1, at: AT, ...RUN_STARTED, target: 0 }, '"target" is 0, expected an object'],
    [{ n: 1, at: AT, ...RUN_STARTED, settings: [] }, '"settings" is []'],
  ];
  for (const [value, words] of cases) {
    const { type, reason } = reasonFor(value);
    assertEquals(type, "foreign");
    assert(reason.includes(words), `${reason} should say ${words}`);
  }
});

Deno.test("codec: every field of every type that must be there is asked for", () => {
  const mayBeAbsent = new Set(
    [
      "recording",
      "omitted",
      "command",
      "seen",
      "error",
      "captures",
      "message",
      "remedy",
      "place",
      "undo",
    ],
  );
  for (const event of SAMPLE) {
    for (const key of Object.keys(event)) {
      const { [key]: _, ...rest }: Record<string, unknown> = { ...event };
      const expected = mayBeAbsent.has(key) && (event.type === "check" || key !== "command") &&
          event.type !== "diagnosis"
        ? "event"
        : "foreign";
      assertEquals(decodeLine(sealed(rest)).type, expected, `${event.type} without ${key}`);
    }
  }
});

Deno.test("codec: what is no JSON although its checksum is right is damaged, not a crash", () => {
  assertEquals(decodeLine(sealedText('{"n":1')).type, "foreign");
  assertEquals(decodeLine(sealedText("{nonsense")), { type: "damaged", reason: "is no JSON" });
  assertEquals(decodeLine(new Uint8Array()).type, "damaged");
});

const AT = "2026-11-23T18:15:02.000Z";

function line(event: Recorded): Uint8Array {
  return encodeLine(event).subarray(0, -1);
}

function reasonFor(value: unknown): { readonly type: string; readonly reason: string } {
  const decoded = decodeLine(sealed(value));
  assert(decoded.type !== "event");
  return decoded;
}

function sealed(value: unknown): Uint8Array {
  return sealedText(JSON.stringify(value).slice(0, -1));
}

function sealedText(body: string): Uint8Array {
  const bytes = new TextEncoder().encode(body);
  return new TextEncoder().encode(`${body},"sum":"${crc32(bytes)}"}`);
}
