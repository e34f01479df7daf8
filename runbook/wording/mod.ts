/**
 * How the runbook says things: the same words on the terminal and in every page.
 *
 * Everything here is pure; data that stands within a sentence is put in backticks.
 *
 * @module
 */

export { checkSentence, HOLDS_NOW, type Judged } from "./checks.ts";
export { capitalized, count } from "./words.ts";
export { day, duration, moment } from "./time.ts";
export { type WayOn, wayOn } from "./going_on.ts";
export { joinProse, type ProseBlock, proseBlocks } from "./prose.ts";
export { printable, printableLines } from "./printable.ts";
export { differsSentence, HOW_TO_RUN, recordingOf, runTime, versionsOf } from "./runs.ts";
export {
  type Mark,
  markOf,
  markOfCheck,
  purposeNoun,
  runVerdictWords,
  verdictWords,
} from "./verdicts.ts";
