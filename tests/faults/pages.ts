/**
 * What readers get of a run, without what no two runs have in common.
 *
 * @module
 */

import { relative } from "node:path";
import {
  decodeJournal,
  encodeLine,
  fold,
  listRuns,
  readChunks,
  type Recorded,
  type RunFolder,
  type StepState,
} from "../../runbook/journal/mod.ts";
import type { Runbook } from "../../runbook/mod.ts";
import { editionOf, filesOf, formatNamed } from "../../runbook/publish/mod.ts";

/** The newest run of a folder. */
export function newestIn(home: string): RunFolder {
  const [folder] = listRuns(home);
  if (folder === undefined) throw new Error("There is no run");
  return folder;
}

/** All events of a run, from the disk. */
export function eventsOf({ journal }: RunFolder): readonly Recorded[] {
  return [...decodeJournal(readChunks(journal), journal)];
}

/**
 * The wiki page of a run as it was told last: the same for all runs that told the same, whenever, by
 * whatever name, and however often a step was begun or looked at again.
 */
export function wikiPageOf(runbook: Runbook, folder: RunFolder): string {
  const state = fold(eventsOf(folder).map(timeless));
  if (state.type === "never-began") return "";
  const lastOf = (step: StepState): StepState => ({
    ...step,
    earlier: [],
    verification: undefined,
  });
  const run = {
    ...state,
    steps: new Map([...state.steps].map(([id, step]) => [id, lastOf(step)])),
  };
  const files = filesOf(formatNamed("github"), {
    run,
    split: false,
    ...editionOf(runbook, run, { shipped: false }),
  });
  return files.map(({ path, text }) => `${path}\n${text}`).join("\n");
}

const NEVER = "2000-01-01T00:00:00.000Z";

/** The event as it would be at another time. */
export function timeless(event: Recorded): Recorded {
  const then = { ...event, at: NEVER };
  switch (then.type) {
    case "run-started":
    case "run-resumed":
      return { ...then, run: "run" };
    case "command-ended":
    case "step-ended":
    case "check":
      return { ...then, duration: 0 };
    default:
      return then;
  }
}

/** The journal as it would be at another time, on another machine: the same bytes everywhere. */
export function sameEverywhere(folder: RunFolder): Uint8Array<ArrayBuffer> {
  const lines = eventsOf(folder).map(timeless).map((event) => {
    switch (event.type) {
      case "run-started":
      case "run-resumed": {
        const target = event.target && { ...event.target, server: "http://127.0.0.1" };
        return { ...event, target, tools: {} };
      }
      case "process-started":
        return { ...event, pid: 1, group: 1, startTime: "" };
      default:
        return event;
    }
  });
  return Uint8Array.from(lines.flatMap((event) => [...encodeLine(event)]));
}

/** The text of all files below a folder, by path. */
export function filesIn(folder: string): Readonly<Record<string, string>> {
  const paths = (within: string): readonly string[] =>
    [...Deno.readDirSync(within)].flatMap(({ name, isDirectory }) =>
      isDirectory ? paths(`${within}/${name}`) : [`${within}/${name}`]
    );
  return Object.fromEntries(
    paths(folder).toSorted().map((path) => [relative(folder, path), Deno.readTextFileSync(path)]),
  );
}
