import { assert, assertEquals } from "@std/assert";
import type { Event, Recorded } from "./events.ts";
import { firstDifference } from "./difference.ts";
import { numbered, told } from "./testdata/events.ts";

const TELLING = numbered(told("ingress", "passed", 1));

Deno.test("difference: a telling is the same as itself", () => {
  assertEquals(firstDifference(TELLING, TELLING), undefined);
  assertEquals(firstDifference([], []), undefined);
});

Deno.test("difference: times, processes, places and numbers within the run do not count", () => {
  const other = told("ingress", "passed", 17)
    .filter(({ type }) => type !== "process-started")
    .map((event): Event => {
      if (event.type === "check") {
        return { ...event, duration: 99, place: { file: "elsewhere.ts" } };
      }
      return "duration" in event ? { ...event, duration: 99 } : event;
    });
  const later = numbered(other).map((event) => ({ ...event, n: event.n + 50, at: "later" }));
  assertEquals(firstDifference(TELLING, later), undefined);
});

Deno.test("difference: every other change of every event is found, and where it is", () => {
  for (const [index, event] of TELLING.entries()) {
    if (event.type === "process-started") continue;
    for (const key of Object.keys(event)) {
      if (["n", "at", "duration", "place", "command"].includes(key)) continue;
      const value = key === "omitted" ? { bytes: 0 } : "changed";
      const changed = TELLING.with(index, { ...event, [key]: value });
      const found = firstDifference(TELLING, changed);
      assert(found?.includes(`(${event.type}) ${key}`), `${event.type} ${key}: ${found}`);
    }
  }
});

Deno.test("difference: it reads like a sentence", () => {
  const ended = TELLING.findIndex(({ type }) => type === "command-ended");
  assertEquals(
    firstDifference(
      TELLING,
      TELLING.map((e) => e.type === "command-ended" ? { ...e, code: 1 } : e),
    ),
    `event ${ended} (command-ended) code: expected null, got 1`,
  );
  assertEquals(
    firstDifference(TELLING, TELLING.slice(0, -1))?.startsWith(
      'event 13 (step-ended): expected {"type":"step-ended"',
    ),
    true,
  );
});

Deno.test("difference: a value that has a name of what does not count counts", () => {
  const learned = (at: string): readonly Recorded[] =>
    numbered([{ type: "learned", name: "time", value: { at, duration: 1 } }]);
  assertEquals(
    firstDifference(learned("now"), learned("then")),
    'event 1 (learned) value at: expected "now", got "then"',
  );
});

Deno.test("difference: a list is not an object, and nothing is not null", () => {
  const learned = (value: [] | Record<string, never> | null): readonly Recorded[] =>
    numbered([{ type: "learned", name: "pods", value }]);
  assertEquals(
    firstDifference(learned([]), learned({})),
    "event 1 (learned) value: expected [], got {}",
  );
  assertEquals(
    firstDifference(learned(null), []),
    'event 1 (learned): expected {"type":"learned","name":"pods","value":null}, got nothing',
  );
});

Deno.test("difference: commands that change places are not the same", () => {
  const output = (command: number): Event => ({
    type: "output",
    command,
    stream: "stdout",
    text: "",
  });
  const left = numbered([output(1), output(2), output(1)]);
  const right = numbered([output(4), output(5), output(5)]);
  assertEquals(
    firstDifference(left, right),
    "event 3 (output) command: expected 1, got 2",
  );
});
