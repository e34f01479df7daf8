/**
 * `status`: what each step came to, in the newest run of the folder, and what to do next.
 *
 * @module
 */

import { existsSync } from "node:fs";
import type { Action } from "../command_line/mod.ts";
import { EnvironmentError } from "../errors/mod.ts";
import {
  type BegunRun,
  describeTail,
  isGoingOn,
  listRuns,
  readRun,
  type RunFolder,
  type StepState,
  type Verdict,
} from "../journal/mod.ts";
import { writeTranscript } from "../transcript/mod.ts";
import { duration, markOf, moment, purposeNoun, verdictWords, wayOn } from "../wording/mod.ts";
import type { Program } from "./program.ts";
import { homeOf, transcriptFolder } from "./folders.ts";

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
    const goingOn = newest.state.ended === undefined && isGoingOn(home);
    const lines = [
      ...described(newest, steps.map(({ id }) => id), goingOn),
      ...transcriptLines(home, newest, goingOn),
      ...(goingOn ? [] : [nextLine(newest.state)]),
    ];
    console.log(lines.join("\n"));
    return 0;
  };
}

interface Begun {
  readonly folder: RunFolder;
  readonly state: BegunRun;
}

function newestBegun(home: string): Begun | undefined {
  for (const folder of listRuns(home)) {
    const state = readRun(folder);
    if (state.type === "begun") return { folder, state };
  }
  return undefined;
}

function described({ state }: Begun, ids: readonly string[], goingOn: boolean): readonly string[] {
  const { header, dropped } = state;
  const { target } = header;
  const words = goingOn ? "is going on" : verdictWords(verdictOf(state));
  const width = Math.max(...ids.map((id) => id.length));
  return [
    `${purposeNoun(header)} ${header.run}: ${words}`,
    ...(target === null ? [] : [
      `Cluster: context ${target.context}, ${target.server}, Kubernetes ${target.version}`,
    ]),
    "",
    ...ids.map((id) => stepLine(id.padEnd(width), state.steps.get(id), goingOn)),
    "",
    // Of a run that goes on, the last line may just be on its way.
    ...(dropped === undefined || goingOn ? [] : [describeTail(dropped)]),
  ];
}

/** Names the transcript. Where it is not complete it is written anew, from the journal. */
function transcriptLines(
  home: string,
  { folder, state }: Begun,
  goingOn: boolean,
): readonly string[] {
  const transcript = transcriptFolder(home, folder);
  const line = `Transcript: ${transcript}/index.md`;
  const complete = state.ended !== undefined && existsSync(`${transcript}/index.md`);
  if (complete || goingOn) return [line];
  try {
    writeTranscript(transcript, state);
    return [`${line} (completed just now from the journal)`];
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    return [error.message];
  }
}

function nextLine(state: BegunRun): string {
  const way = wayOn(state.header, verdictOf(state));
  return way === undefined ? "Nothing is left to do" : `What next, ${way.aim}: ${way.command}`;
}

function verdictOf({ ended }: BegunRun): Verdict {
  return ended?.verdict ?? "interrupted";
}

function stepLine(id: string, state: StepState | undefined, goingOn: boolean): string {
  const { telling, undoing } = state ?? {};
  const group = undoing ?? telling;
  if (group === undefined) return `·  ${id}  not told`;
  const { verdict, ended } = group;
  if (ended === undefined && goingOn) return `…  ${id}  is being told`;
  const words = undoing?.verdict === "passed" ? "taken back" : verdictWords(verdict);
  const time = ended === undefined ? "" : `, ${moment(ended.at)}, ${duration(ended.duration)}`;
  const why = ended?.message === undefined ? "" : `\n      ${ended.message.split("\n")[0]}`;
  return `${markOf(verdict)}  ${id}  ${words}${time}${why}`;
}
