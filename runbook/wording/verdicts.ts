import type { Check, RunStarted, Verdict } from "../journal/mod.ts";

/** How a check, a step or a run stands, before its sentence: `✔` yes, `✘` no, `?` unknown. */
export type Mark = "✔" | "✘" | "?";

/** The mark of a check. */
export function markOfCheck({ verdict }: Pick<Check, "verdict">): Mark {
  return verdict === "yes" ? "✔" : verdict === "no" ? "✘" : "?";
}

/** The mark of a step or a run. */
export function markOf(verdict: Verdict): Mark {
  if (verdict === "passed" || verdict === "gone") return "✔";
  return verdict === "failed" ? "✘" : "?";
}

/** A verdict as a word or two, in the middle of a sentence. */
export function verdictWords(verdict: Verdict): string {
  switch (verdict) {
    case "passed":
    case "failed":
    case "interrupted":
    case "not recorded":
      return verdict;
    case "unknown":
      return "not known: the cluster did not answer";
    case "gone":
      return "gone, as was to be expected";
    default:
      return verdict satisfies never;
  }
}

/** What became of a whole run, in the same way; one with gaps in its recording is not whole. */
export function runVerdictWords(verdict: Verdict): string {
  return verdict === "not recorded"
    ? "not whole, since not all of it is recorded"
    : verdictWords(verdict);
}

/** What a run was for, as a noun. */
export function purposeNoun({ purpose, world }: Pick<RunStarted, "purpose" | "world">): string {
  if (world === "rehearsal") return "Rehearsal";
  switch (purpose) {
    case "run":
      return "Run";
    case "undo":
      return "Undoing";
    case "verify":
      return "Verification";
    default:
      return purpose satisfies never;
  }
}
