/**
 * The recorded real run that is rehearsed where there is no cluster.
 *
 * @module
 */

import { ConfigError } from "../errors/mod.ts";
import { type Action, type BegunRun, type Group, readJournal } from "../journal/mod.ts";
import { rehearsalWorld, type World } from "../world/mod.ts";

/** Where the shipped recording lies, in the runbook's folder. */
export const RECORDING_FILE = "steps/recording/journal.jsonl";

/**
 * Reads a recording; needs permission to read it.
 *
 * @throws {ConfigError} If it is missing or damaged.
 */
export function readRecording(path: string): BegunRun {
  const { state } = readJournal(path);
  if (state.type === "begun") return state;
  throw new ConfigError(
    `Cannot read the recording "${path}": there is none, expected the journal of a real run`,
    { remedy: "Make one with: deno task record" },
  );
}

/** The world in which a recorded group of events is told again; none if it was not recorded. */
export function recordedWorld(
  recording: BegunRun,
  step: string,
  action: Action,
  writeFile: (name: string, text: string) => void,
): World | undefined {
  const group = groupOf(recording, step, action);
  return group && rehearsalWorld(group.events, writeFile);
}

function groupOf(recording: BegunRun, step: string, action: Action): Group | undefined {
  const state = recording.steps.get(step);
  switch (action) {
    case "needs":
      return state?.needs;
    case "tell":
      return state?.telling;
    case "verify":
      return state?.verification;
    case "undo":
      return state?.undoing;
    default:
      return action satisfies never;
  }
}
