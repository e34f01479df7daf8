/**
 * A session in a journal: begun with its header, ended with its outcome, whatever happens.
 *
 * @module
 */

import {
  type BegunRun,
  createJournal,
  createRun,
  FORMAT,
  type Journal,
  listRuns,
  readRun,
  reopenJournal,
  type RunFolder,
  type RunStarted,
} from "../journal/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import type { Outcome } from "./narration.ts";
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

/** Makes the folder and the journal of a new run. */
export function beginRun<S extends JsonObject>(stage: Stage<S>): OpenRun {
  const folder = createRun({ home: stage.home, clock: Date.now });
  const journal = createJournal({ folder: folder.path, clock: Date.now });
  return open(stage, folder, journal, undefined);
}

/** Opens the journal of a run that goes on. */
export function continueRun<S extends JsonObject>(stage: Stage<S>, folder: RunFolder): OpenRun {
  const { journal, state } = reopenJournal({ folder: folder.path, clock: Date.now });
  return open(stage, folder, journal, state.type === "begun" ? state : undefined);
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
  { folder, journal, state }: OpenRun,
  header: Header,
  happen: () => Promise<Outcome>,
): Promise<Outcome> {
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
    return outcome;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    journal.append({ type: "run-ended", verdict: "failed", message });
    throw error;
  }
}

/** Every run of the folder that has begun, oldest first. */
export function begunRuns(home: string): readonly { folder: RunFolder; state: BegunRun }[] {
  return listRuns(home).toReversed().flatMap((folder) => {
    const state = readRun(folder);
    return state.type === "begun" ? [{ folder, state }] : [];
  });
}
