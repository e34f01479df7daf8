/**
 * The runs of a runbook folder: `.runbook/runs/<run>/`, one folder each.
 *
 * @module
 */

import { onDisk, takeFreeName } from "../disk/mod.ts";
import type { RunState } from "./state.ts";
import { readJournal } from "./read.ts";
import { type Clock, JOURNAL_FILE } from "./store.ts";

/** Where everything of one run lies. */
export interface RunFolder {
  /** Name of the run: when it began, in UTC, e.g. `2026-11-23-181502`. */
  readonly id: string;
  /** The folder itself. */
  readonly path: string;
  /** The journal. */
  readonly journal: string;
  /** Folder that commands run in and shown files are written to. */
  readonly files: string;
  /** Folder of the outputs that are too long for the journal. */
  readonly output: string;
  /** The private kubeconfig of the run. */
  readonly kubeconfig: string;
}

/** A run and what its journal says. */
export interface Run<S extends RunState = RunState> {
  /** Where it lies. */
  readonly folder: RunFolder;
  /** What the journal says. */
  readonly state: S;
}

/** A runbook folder and what time it is there. */
export interface CreateRunOptions {
  /** The runbook folder. */
  readonly home: string;
  /** What time it is. */
  readonly clock: Clock;
}

/**
 * Makes the folders of a new run, for their owner only (mode 0700). Needs permission to write
 * `.runbook`.
 *
 * @throws {EnvironmentError} when they cannot be made.
 */
export function createRun({ home, clock }: CreateRunOptions): RunFolder {
  const parent = runsFolder(home);
  const remedy = "Nothing was done yet; make the folder writable and start again";
  return onDisk({ verb: "make a folder for the run in", path: parent, remedy }, () => {
    Deno.mkdirSync(parent, { recursive: true, mode: 0o700 });
    return takeFreeName(idAt(clock()), (id) => {
      const run = runFolder(home, id);
      for (const path of [run.path, run.files, run.output]) Deno.mkdirSync(path, { mode: 0o700 });
      return run;
    });
  });
}

/**
 * Returns the runs of a runbook folder, newest first. Needs permission to read `.runbook`.
 *
 * @throws {EnvironmentError} when the folder cannot be read.
 */
export function listRuns(home: string): readonly RunFolder[] {
  return idsIn(runsFolder(home)).sort(byAge).map((id) => runFolder(home, id));
}

/**
 * Returns the newest run that is as wanted, or `undefined`. Journals are read from the newest back,
 * and no further than needed.
 *
 * @throws {ConfigError} when a journal on the way is damaged or of another format.
 */
export function newestRun<S extends RunState>(
  home: string,
  wanted: (state: RunState) => state is S,
): Run<S> | undefined {
  for (const folder of listRuns(home)) {
    const state = readRun(folder);
    if (wanted(state)) return { folder, state };
  }
  return undefined;
}

/**
 * Returns what the run's journal says. Needs permission to read it.
 *
 * @throws {ConfigError} when it is damaged or of another format.
 */
export function readRun(folder: RunFolder): RunState {
  return readJournal(folder.journal).state;
}

function runsFolder(home: string): string {
  return `${home}/.runbook/runs`;
}

function runFolder(home: string, id: string): RunFolder {
  const path = `${runsFolder(home)}/${id}`;
  return {
    id,
    path,
    journal: `${path}/${JOURNAL_FILE}`,
    files: `${path}/files`,
    output: `${path}/output`,
    kubeconfig: `${path}/kubeconfig`,
  };
}

const ID_REGEXP = /^(\d{4}-\d{2}-\d{2}-\d{6})(?:-(\d+))?$/;

function idAt(time: number): string {
  const at = new Date(time).toISOString();
  return `${at.slice(0, 10)}-${at.slice(11, 19).replaceAll(":", "")}`;
}

function idsIn(folder: string): string[] {
  const remedy = "Nothing was done; make it a folder that can be read";
  return onDisk({ verb: "list the runs in", path: folder, remedy }, () => {
    try {
      const names = [...Deno.readDirSync(folder)].map(({ name }) => name);
      return names.filter((id) => ID_REGEXP.test(id));
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return [];
      throw error;
    }
  });
}

/** Newest first; of runs that began in the same second the one with the higher number. */
function byAge(a: string, b: string): number {
  const [, timeA = "", turnA = "1"] = ID_REGEXP.exec(a) ?? [];
  const [, timeB = "", turnB = "1"] = ID_REGEXP.exec(b) ?? [];
  return timeA === timeB ? Number(turnB) - Number(turnA) : timeA < timeB ? 1 : -1;
}
