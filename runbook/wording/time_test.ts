import { assertEquals } from "@std/assert";
import { day, duration, moment } from "./time.ts";

Deno.test("duration: from milliseconds to hours, no unit counts to its end", () => {
  const expected: readonly (readonly [number, string])[] = [
    [0, "0 ms"],
    [12.4, "12 ms"],
    [999.4, "999 ms"],
    [999.9, "1.0 s"],
    [3_249, "3.2 s"],
    [9_949, "9.9 s"],
    [9_950, "10 s"],
    [59_499, "59 s"],
    [59_500, "1 m 00 s"],
    [65_000, "1 m 05 s"],
    [3_599_499, "59 m 59 s"],
    [3_599_500, "1 h 00 m"],
    [7_380_000, "2 h 03 m"],
  ];
  for (const [milliseconds, words] of expected) assertEquals(duration(milliseconds), words);
});

Deno.test("day and moment: as people write them, in UTC", () => {
  assertEquals(day("2026-01-03T23:59:59.999Z"), "3 January 2026");
  assertEquals(moment("2026-12-31T08:05:00.000Z"), "31 December 2026, 08:05 UTC");
});
