/**
 * `status`: what each step came to, in the newest run of the folder, and what to do next.
 *
 * @module
 */

import type { Action } from "../command_line/mod.ts";
import {
  type BegunRun,
  describeTail,
  listRuns,
  readRun,
  type RunFolder,
  type StepState,
} from "../journal/mod.ts";
import { duration, markOf, moment, purposeNoun, verdictWords, wayOn } from "../wording/mod.ts";
import type { Program } from "./program.ts";
import { homeOf, transcriptFolder } from "./stage.ts";

/** Shows the newest run that has begun. */
export function statusCommand(program: Program): Action {
  return async (call) => {
    const home = homeOf(program, call);
    const newest = newestBegun(home);
    if (newest === undefined) {
      console.log("Nothing was run in this folder yet. To begin: deno task run");
      return 0;
    }
    const { steps } = await program.load();
    console.log(describe(home, newest, steps.map(({ id }) => id)).join("\n"));
    return 0;
  };
}

function newestBegun(home: string): { folder: RunFolder; state: BegunRun } | undefined {
  for (const folder of listRuns(home)) {
    const state = readRun(folder);
    if (state.type === "begun") return { folder, state };
  }
  return undefined;
}

function describe(
  home: string,
  { folder, state }: { readonly folder: RunFolder; readonly state: BegunRun },
  ids: readonly string[],
): readonly string[] {
  const { header, ended, dropped } = state;
  const { target } = header;
  const verdict = ended?.verdict ?? "interrupted";
  const way = wayOn(header, verdict);
  const width = Math.max(...ids.map((id) => id.length));
  return [
    `${purposeNoun(header)} ${header.run}: ${verdictWords(verdict)}`,
    ...(target === null ? [] : [
      `Cluster: context ${target.context}, ${target.server}, Kubernetes ${target.version}`,
    ]),
    "",
    ...ids.map((id) => `${stepLine(id.padEnd(width), state.steps.get(id))}`),
    "",
    ...(dropped === undefined ? [] : [describeTail(dropped)]),
    `Transcript: ${transcriptFolder(home, folder)}/index.md`,
    way === undefined ? "Nothing is left to do." : `What next, ${way.aim}: ${way.command}`,
  ];
}

function stepLine(id: string, state: StepState | undefined): string {
  const { telling, undoing } = state ?? {};
  const group = undoing ?? telling;
  if (group === undefined) return `·  ${id}  not told`;
  const { verdict, ended } = group;
  const words = undoing?.verdict === "passed" ? "taken back" : verdictWords(verdict);
  const time = ended === undefined ? "" : `, ${moment(ended.at)}, ${duration(ended.duration)}`;
  const why = ended?.message === undefined ? "" : `\n      ${ended.message.split("\n")[0]}`;
  return `${markOf(verdict)}  ${id}  ${words}${time}${why}`;
}
