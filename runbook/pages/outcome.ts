import type { Group, RunStarted, StepState, Verdict } from "../journal/mod.ts";
import { duration, moment, verdictWords } from "../wording/mod.ts";

/** What a step came to, as its page and the index say it. */
export interface Outcome {
  /** `passed`, `failed`, `not told`, … */
  readonly words: string;
  /** Absent where nothing was told. */
  readonly verdict?: Verdict;
  /** What decided it. */
  readonly group?: Group;
  /** When that began. */
  readonly when: string;
  /** How long it took; empty where that is not known or, in a rehearsal, says nothing. */
  readonly time: string;
}

/** Says what a step came to in a run. */
export function outcomeOf(step: StepState | undefined, { world }: RunStarted): Outcome {
  const group = decisive(step);
  if (group === undefined) return { words: "not told", when: "", time: "" };
  const { started, ended, verdict } = group;
  return {
    words: words(group),
    verdict,
    group,
    when: moment(started.at),
    time: ended === undefined || world === "rehearsal" ? "" : duration(ended.duration),
  };
}

/** Needs count only where they kept the step from being told. */
function decisive(step: StepState | undefined): Group | undefined {
  const { undoing, telling, verification, needs } = step ?? {};
  const stopped = needs?.verdict === "passed" ? undefined : needs;
  return undoing ?? telling ?? verification ?? stopped;
}

function words({ started: { action }, ended, verdict }: Group): string {
  if (ended === undefined) return "no end recorded";
  const said = verdictWords(verdict);
  switch (action) {
    case "tell":
      return said;
    case "undo":
      return verdict === "passed" ? "taken back" : `taking back: ${said}`;
    case "verify":
      return verdict === "passed" ? "still true" : said;
    case "needs":
      return `stopped before it: ${said}`;
    default:
      return action satisfies never;
  }
}
