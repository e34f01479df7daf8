/**
 * Which old runs of a folder nobody needs any more.
 *
 * @module
 */

import { ConfigError } from "../errors/mod.ts";
import {
  decodeJournal,
  fold,
  isLive,
  listRuns,
  readChunks,
  type Recorded,
  type RunFolder,
  type RunState,
} from "../journal/mod.ts";
import { runThatCounts } from "./run_that_counts.ts";
import { standingAfter } from "./standing.ts";

/** An old run, and why it is kept; without a reason it may go. */
export interface OldRun {
  /** Where it lies. */
  readonly folder: RunFolder;
  /** Half a sentence: "undo needs it". */
  readonly keptFor?: string;
}

/** What is to be looked through. */
export interface PruneRequest {
  /** The runbook folder. */
  readonly home: string;
  /** So many of the newest runs are no old ones. */
  readonly keep: number;
  /** Ids of all steps of the runbook. */
  readonly steps: readonly string[];
}

interface Read {
  readonly folder: RunFolder;
  readonly events: readonly Recorded[];
  readonly state: RunState;
}

/**
 * The runs of a folder beyond the newest ones, oldest first.
 *
 * A run stays that `undo` takes something back by, that pages are made of, or that cannot be read.
 */
export function oldRuns({ home, keep, steps }: PruneRequest): readonly OldRun[] {
  const folders = listRuns(home);
  const runs = folders.toReversed().map(read);
  let left = runs.filter((run) => run !== undefined);
  const live = left.toReversed().flatMap(({ folder, state }) =>
    isLive(state) ? [{ folder, state }] : []
  );
  const shown = runThatCounts(live, steps)?.folder.id;
  return folders.slice(keep).toReversed().map((folder): OldRun => {
    const run = left.find((each) => each.folder.id === folder.id);
    if (run === undefined) return { folder, keptFor: "its journal cannot be read" };
    if (folder.id === shown) return { folder, keptFor: "the wiki pages are made of it" };
    const others = left.filter((each) => each !== run);
    if (standing(others) !== standing(left)) return { folder, keptFor: "undo needs it" };
    left = others;
    return { folder };
  });
}

function read(folder: RunFolder): Read | undefined {
  try {
    const events = [...decodeJournal(readChunks(folder.journal), folder.journal)];
    return { folder, events, state: fold(events) };
  } catch (error) {
    if (error instanceof ConfigError) return undefined;
    throw error;
  }
}

/** What runs leave standing, cluster by cluster, as one text to compare. */
function standing(runs: readonly Read[]): string {
  const clusters = Map.groupBy(
    runs,
    ({ state }) =>
      state.type === "begun" && state.header.world === "live"
        ? state.header.target?.identity ?? ""
        : "",
  );
  clusters.delete("");
  const left = [...clusters].map(([identity, runs]) => [
    identity,
    standingAfter(runs.map(({ events }) => events)),
  ]);
  return JSON.stringify(left.filter(([, standing]) => standing?.length !== 0));
}
