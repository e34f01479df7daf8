/**
 * `docs/faults.md`: what the tests of faults have tried, and what was lost.
 *
 * @module
 */

import { fileURLToPath } from "node:url";
import { keptTallies, PARTS, type Tally } from "./tally.ts";

const FILE = fileURLToPath(new URL("../../docs/faults.md", import.meta.url));

const TITLES: Readonly<Record<Tally["part"], string>> = {
  kill: "The runbook is killed, or told to stop",
  damage: "Its files are damaged, its disk refuses",
  cluster: "The cluster misbehaves",
  commands: "Commands misbehave",
  input: "Settings and calls make no sense",
  secrets: "Secrets are all over the place",
};

const PLACES: Readonly<Record<Tally["place"], string>> = {
  rehearsal: "rehearsal",
  machine: "this machine",
  cluster: "real cluster",
};

/** The page as the kept counts have it. */
export function faultsPage(tallies: readonly Tally[]): string {
  const total = (count: (tally: Tally) => number) =>
    tallies.reduce((sum, tally) => sum + count(tally), 0);
  const [tried, lost] = [total(({ tried }) => tried), total(({ lost }) => lost)].map(figure);
  const parts = PARTS.flatMap((part) =>
    sectionOf(part, tallies.filter((row) => row.part === part))
  );
  return [
    "# Faults survived",
    "",
    "What was done to the runbook, how often, and how often it did not do what it has to. All of it can be",
    "tried again: `deno task test:faults`; what says _real cluster_ needs Linux and root. _Rehearsal_ means",
    "that the recorded run was told.",
    "",
    `**In all: ${tried} tried, ${lost} lost.**`,
    ...parts,
    "",
    "---",
    "",
    "Made from the counts of these tests by `deno task docs:faults`.",
    "",
  ].join("\n");
}

function sectionOf(part: Tally["part"], rows: readonly Tally[]): readonly string[] {
  if (rows.length === 0) return [];
  return [
    "",
    `## ${TITLES[part]}`,
    "",
    "| Fault | Where | What has to be true | Tried | Lost |",
    "| --- | --- | --- | ---: | ---: |",
    ...rows.map(({ fault, place, outcome, tried, lost }) =>
      `| ${
        [fault, PLACES[place], sentence(outcome), figure(tried), figure(lost)]
          .map((cell) => cell.replaceAll("|", "\\|")).join(" | ")
      } |`
    ),
  ];
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function figure(count: number): string {
  return count.toLocaleString("en-US");
}

function textOf(file: string): string {
  try {
    return Deno.readTextFileSync(file);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "";
    throw error;
  }
}

if (import.meta.main) {
  const page = faultsPage(keptTallies());
  if (!Deno.args.includes("--check")) Deno.writeTextFileSync(FILE, page);
  else if (textOf(FILE) !== page) {
    console.error(
      "error: docs/faults.md is not what the tests of faults have counted\n" +
        "  To write it: deno task docs:faults",
    );
    Deno.exit(1);
  }
}
