/**
 * What the tests of faults have tried, counted: the rows of the table in `docs/faults.md`.
 *
 * Each row is kept in a file of its own beside this module, so that the table says what the tests
 * really did: a test whose counts differ from the kept ones fails. `RENEW_KEPT=1` keeps anew.
 *
 * @module
 */

import { assertEquals } from "@std/assert";

/** The parts of the table, in their order. */
export const PARTS = ["kill", "damage", "cluster", "commands", "input", "secrets"] as const;

/** One row of the table. */
export interface Tally {
  /** The part of the table in which it stands. */
  readonly part: typeof PARTS[number];
  /** What was done, for a reader who knows the runbook and not its tests. */
  readonly fault: string;
  /** Where: told by a recording, on this machine alone, or on a real cluster. */
  readonly place: "rehearsal" | "machine" | "cluster";
  /** What had to be true each time, for the same reader. */
  readonly outcome: string;
  /** How often it was done. */
  readonly tried: number;
  /** How often it was not so. */
  readonly lost: number;
}

const FOLDER = new URL("./tally/", import.meta.url);

/**
 * Judges what a test has counted, at its end.
 *
 * @param id Names the row; its order in its part, too: `10-every-event`.
 * @throws {AssertionError} If anything was lost, or the counts are not those that the table shows.
 */
export function assertTallied(id: string, tally: Tally): void {
  assertEquals(tally.lost, 0, `${tally.fault}: ${tally.lost} of ${tally.tried} were lost`);
  const file = new URL(`${tally.part}-${id}.json`, FOLDER);
  if (Deno.env.get("RENEW_KEPT") === "1") {
    Deno.mkdirSync(FOLDER, { recursive: true });
    Deno.writeTextFileSync(file, `${JSON.stringify(tally, null, 2)}\n`);
  }
  assertEquals(tally, JSON.parse(Deno.readTextFileSync(file)));
}

/** All kept rows, in the order of the table. */
export function keptTallies(): readonly Tally[] {
  const names = [...Deno.readDirSync(FOLDER)].map(({ name }) => name).sort();
  const kept = names.map((name): Tally => JSON.parse(Deno.readTextFileSync(new URL(name, FOLDER))));
  return PARTS.flatMap((part) => kept.filter((tally) => tally.part === part));
}
