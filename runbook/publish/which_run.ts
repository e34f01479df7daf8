import { ConfigError, UsageError } from "../errors/mod.ts";
import { type BegunRun, listRuns, readRun, type RunFolder } from "../journal/mod.ts";
import { liveRuns, readRecording, RECORDING_FILE, runThatCounts } from "../run/mod.ts";
import { nearest } from "../text/mod.ts";

/** The name that the shipped recording has among the runs. */
export const RECORDING = "recording";

/** So many of the newest runs are named to who asks for one that there is not. */
const NAMED = 5;

/** A run that pages are made of. */
export interface ShownRun {
  /** What its journal says. */
  readonly run: BegunRun;
  /** Whether it is the one that comes with the runbook. */
  readonly shipped: boolean;
}

/** Where runs are looked for. */
export interface WhichRunOptions {
  /** Folder of `.runbook/`. */
  readonly home: string;
  /** Folder of the runbook's own files. */
  readonly root: string;
  /** The runbook's steps, by id. */
  readonly steps: readonly string[];
  /** Hears of journals that cannot be read and are passed over. */
  readonly damaged: (error: ConfigError) => void;
}

/**
 * Finds the run of the folder that counts, see {@linkcode runThatCounts}; the shipped recording where
 * there is none. Needs permission to read both.
 *
 * @throws {ConfigError} If the recording is missing or damaged.
 */
export function newestComplete({ home, root, steps, damaged }: WhichRunOptions): ShownRun {
  const run = runThatCounts(liveRuns(home, damaged), steps)?.state;
  return run === undefined ? shippedRun(root) : { run, shipped: false };
}

/**
 * Finds a run by its name, whatever became of it; `recording` is the shipped one.
 *
 * @throws {UsageError} If there is none of that name, or it never began.
 * @throws {ConfigError} If its journal is damaged.
 */
export function runNamed(
  name: string,
  { home, root }: Pick<WhichRunOptions, "home" | "root">,
): ShownRun {
  if (name === RECORDING) return shippedRun(root);
  const runs = listRuns(home);
  const folder = runs.find(({ id }) => id === name);
  if (folder === undefined) throw noSuchRun(name, runs);
  const run = readRun(folder);
  if (run.type === "begun") return { run, shipped: false };
  throw new UsageError(`Cannot show the run "${name}": it never began, expected one that did`);
}

function noSuchRun(name: string, runs: readonly RunFolder[]): UsageError {
  const names = [...runs.map(({ id }) => id), RECORDING];
  const newest = [...names.slice(0, -1).slice(0, NAMED), RECORDING].join(", ");
  const meant = nearest(name, names);
  return new UsageError(
    `Cannot find the run "${name}": there is none in this folder, expected one such as ${newest}`,
    meant === undefined ? {} : { remedy: `Did you mean "${meant}"?` },
  );
}

function shippedRun(root: string): ShownRun {
  return { run: readRecording(`${root}/${RECORDING_FILE}`), shipped: true };
}
