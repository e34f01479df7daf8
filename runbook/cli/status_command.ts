/**
 * `status`: what each step came to, in the newest run of the folder or, if that did not tell it, in an
 * earlier one on the same cluster, and what to do next.
 *
 * @module
 */

import type { Action } from "../command_line/mod.ts";
import { EnvironmentError } from "../errors/mod.ts";
import {
  type BegunRun,
  describeTail,
  isGoingOn,
  listRuns,
  readRun,
  type RunFolder,
  type Verdict,
} from "../journal/mod.ts";
import { liveRuns } from "../run/mod.ts";
import { printable, purposeNoun, runVerdictWords, wayOn } from "../wording/mod.ts";
import type { Program } from "./program.ts";
import { homeOf, transcriptFolder } from "./folders.ts";
import { stepLine, type StepNews, stepsOf } from "./status_steps.ts";

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
      ...described(
        newest,
        stepsOf(newest.state, () => liveRuns(home), steps.map(({ id }) => id)),
        goingOn,
      ),
      ...await transcriptLines(home, newest, goingOn),
      ...(goingOn ? [] : [nextLine(newest.state)]),
    ];
    console.log(printable(lines.join("\n")));
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

function described(
  { state }: Begun,
  steps: readonly StepNews[],
  goingOn: boolean,
): readonly string[] {
  const { header, dropped } = state;
  const { target } = header;
  const words = goingOn ? "is going on" : runVerdictWords(verdictOf(state));
  const width = Math.max(...steps.map(({ id }) => id.length));
  return [
    `${purposeNoun(header)} ${header.run}: ${words}`,
    ...(target === null ? [] : [
      `Cluster: context ${target.context}, ${target.server}, Kubernetes ${target.version}`,
    ]),
    "",
    ...steps.map((step) => stepLine(step, width, goingOn)),
    "",
    // Of a run that goes on, the last line may just be on its way.
    ...(dropped === undefined || goingOn ? [] : [describeTail(dropped)]),
  ];
}

/** Names the transcript. Where it is not complete it is written anew, from the journal. */
async function transcriptLines(
  home: string,
  { folder, state }: Begun,
  goingOn: boolean,
): Promise<readonly string[]> {
  const transcript = transcriptFolder(home, folder);
  const line = `Transcript: ${transcript}/index.md`;
  if (goingOn || (state.ended !== undefined && saysTheEnd(`${transcript}/index.md`))) return [line];
  try {
    // Not before it is needed: what writes pages takes longer to load than all the rest.
    const { writeTranscript } = await import("../transcript/mod.ts");
    writeTranscript(transcript, state);
    return [`${line} (completed just now from the journal)`];
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    return [error.message];
  }
}

/** Whether the index, which is written last, was written after the run's end. */
function saysTheEnd(index: string): boolean {
  try {
    return !Deno.readTextFileSync(index).includes("**Not ended**");
  } catch {
    // Why it cannot be read shows when it is written.
    return false;
  }
}

function nextLine(state: BegunRun): string {
  const way = wayOn(state.header, verdictOf(state));
  return way === undefined ? "Nothing is left to do" : `What next, ${way.aim}: ${way.command}`;
}

function verdictOf({ ended }: BegunRun): Verdict {
  return ended?.verdict ?? "interrupted";
}
