/**
 * Reading old journals for a hint: it may cost little, and whatever is wrong with them is no reason
 * to say a word.
 *
 * @module
 */

import {
  type BegunRun,
  decodeJournal,
  Folding,
  isLive,
  listRuns,
  readChunks,
  type RunFolder,
} from "../journal/mod.ts";
import { type UsualTimes, usualTimes } from "./times.ts";

/** Where it is known from how long things took. */
export interface Earlier {
  /** The runbook folder. */
  readonly home: string;
  /** The run that goes on; its journal is not read. */
  readonly folder: RunFolder;
  /** What was told in that run before, if it was begun earlier. */
  readonly before: BegunRun | undefined;
  /** Path of the shipped recording's journal. */
  readonly recording: string;
}

/** So many live runs say what is usual. */
const ENOUGH_RUNS = 5;
/** Among so many journals they are looked for; rehearsals take no more than a first line. */
const MOST_JOURNALS = 50;
/** A journal of more bytes takes too long to read; an ordinary one has a tenth of that. */
const MOST_BYTES = 1_500_000;

/**
 * Makes a function that says how long something usually takes, or `undefined`. Journals are read when
 * it is first called, since most runs that wait for nothing never ask. Needs permission to read
 * `.runbook` and the recording; never throws.
 */
export function usualTimeReader(earlier: Earlier): UsualTimes {
  let times: UsualTimes | undefined;
  return (occasion) => {
    times ??= usualTimes(earlierRuns(earlier), readIfFit(earlier.recording));
    return times(occasion);
  };
}

/** The newest live runs that can be read. */
function earlierRuns({ home, folder, before }: Earlier): readonly BegunRun[] {
  const runs = before === undefined || !isLive(before) ? [] : [before];
  for (const { id, journal } of foldersIn(home).slice(0, MOST_JOURNALS)) {
    if (runs.length >= ENOUGH_RUNS) break;
    const run = id === folder.id ? undefined : readIfFit(journal);
    if (run !== undefined) runs.push(run);
  }
  return runs;
}

function foldersIn(home: string): readonly RunFolder[] {
  try {
    return listRuns(home);
  } catch {
    return [];
  }
}

/** A live run, if the journal can be read and is not too large. */
function readIfFit(journal: string): BegunRun | undefined {
  try {
    if (Deno.statSync(journal).size > MOST_BYTES) return undefined;
    const folding = new Folding();
    for (const event of decodeJournal(readChunks(journal), journal)) {
      if (event.type === "run-started" && event.world !== "live") return undefined;
      folding.add(event);
    }
    const state = folding.state();
    return isLive(state) ? state : undefined;
  } catch {
    return undefined;
  }
}
