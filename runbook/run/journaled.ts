/**
 * A session in a journal: begun with its header, ended with its outcome, whatever happens.
 *
 * @module
 */

import { ConfigError } from "../errors/mod.ts";
import {
  type BegunRun,
  createJournal,
  createRun,
  decodeJournal,
  describeTail,
  FORMAT,
  isLive,
  type Journal,
  listRuns,
  readChunks,
  readRun,
  type Recorded,
  reopenJournal,
  type Run,
  type RunFolder,
  type RunStarted,
} from "../journal/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import type { EventSink, Outcome } from "./narration.ts";
import type { Audience, Stage } from "./stage.ts";

/** What a session is begun with: its header, but for what follows from the journal. */
export type Header = Omit<RunStarted, "type" | "format" | "run" | "runbook">;

/** A journal that is open for a session. */
export interface OpenRun extends Disposable {
  readonly folder: RunFolder;
  readonly audience: Audience;
  readonly journal: Journal;
  /** What the journal says so far; `undefined` for a new one. */
  readonly state: BegunRun | undefined;
}

/** What a session needs of an open run. */
export interface SessionRun extends Pick<OpenRun, "folder" | "state"> {
  readonly journal: EventSink;
}

/** Where the run's story lies, and how it ended. */
export interface Finished {
  /** The run's folder with its journal. */
  readonly folder: RunFolder;
  /** What the session came to. */
  readonly outcome: Outcome;
}

/** Makes the folder and the journal of a new run. */
export function beginRun<S extends JsonObject>(stage: Stage<S>): OpenRun {
  const folder = createRun({ home: stage.home, clock: Date.now });
  const journal = createJournal({ folder: folder.path, clock: Date.now });
  return open(stage, folder, journal, undefined);
}

/** Opens the journal of a run that goes on. */
export function continueRun<S extends JsonObject>(stage: Stage<S>, folder: RunFolder): OpenRun {
  const { journal, state, savedTail } = reopenJournal({ folder: folder.path, clock: Date.now });
  const run = open(stage, folder, journal, state.type === "begun" ? state : undefined);
  if (savedTail !== undefined && state.dropped !== undefined) {
    run.audience.warning(`${describeTail(state.dropped)}; it is kept in ${savedTail}`);
  }
  return run;
}

function open<S extends JsonObject>(
  stage: Stage<S>,
  folder: RunFolder,
  journal: Journal,
  state: BegunRun | undefined,
): OpenRun {
  const audience = stage.watch(folder, state);
  journal.subscribe((event) => audience.event(event));
  return {
    folder,
    audience,
    journal,
    state,
    [Symbol.dispose]() {
      audience[Symbol.dispose]();
      journal[Symbol.dispose]();
    },
  };
}

/** Writes the header, lets the session happen, and writes how it ended. */
export async function session<S extends JsonObject>(
  { runbook: { name, version } }: Stage<S>,
  { folder, journal, state }: SessionRun,
  header: Header,
  happen: () => Promise<Outcome>,
): Promise<Finished> {
  journal.append({
    type: state === undefined ? "run-started" : "run-resumed",
    format: FORMAT,
    run: folder.id,
    runbook: { name, version },
    ...header,
  });
  try {
    const outcome = await happen();
    const { verdict, message } = outcome;
    journal.append({ type: "run-ended", verdict, ...(message === undefined ? {} : { message }) });
    return { folder, outcome };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    journal.append({ type: "run-ended", verdict: "failed", message });
    throw error;
  }
}

/**
 * The live runs of the folder, newest first, each read when it is asked for.
 *
 * A journal that cannot be read is passed over: it must not keep anybody from beginning anew.
 *
 * @param damaged Hears of it.
 */
export function* liveRuns(
  home: string,
  damaged: (error: ConfigError, folder: RunFolder) => void = () => {},
): Generator<Run<BegunRun>> {
  for (const folder of listRuns(home)) {
    try {
      const state = readRun(folder);
      if (isLive(state)) yield { folder, state };
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      damaged(error, folder);
    }
  }
}

/**
 * The events of each live run on a cluster, oldest run first, each read when it is asked for.
 *
 * @param identity The cluster's, see `Target`.
 * @throws {ConfigError} If a journal of that cluster is damaged: what it says is not to be guessed.
 */
export function* eventsOn(home: string, identity: string): Generator<readonly Recorded[]> {
  for (const folder of listRuns(home).toReversed()) {
    const run = eventsIn(folder, identity);
    if (run.length > 0) yield run;
  }
}

/** All events of the run; none if it was told to another cluster, as its first line says. */
function eventsIn(folder: RunFolder, identity: string): readonly Recorded[] {
  try {
    const events: Recorded[] = [];
    for (const event of decodeJournal(readChunks(folder.journal), folder.journal)) {
      if (event.type === "run-started") {
        if (event.world !== "live" || event.target?.identity !== identity) return [];
      }
      events.push(event);
    }
    return events;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const { message, place } = error;
    throw new ConfigError(message, {
      ...(place === undefined ? {} : { place }),
      remedy: `Nothing was changed. Put the file back from a copy, or have the run passed over, ` +
        `so that nothing of it is taken back: mv '${folder.path}' /tmp`,
      cause: error,
    });
  }
}
