/**
 * Runs: begun, resumed, undone; live or rehearsed.
 *
 * @module
 */

export { type Examination, examine, EXAMINE_WITHIN, type Finding } from "./examine.ts";
export type { Comparison } from "./compare.ts";
export { type Change, type ClusterDiff, diffCluster } from "./diff.ts";
export type { LookingRequest } from "./looking.ts";
export type { PendingCommand, Permit } from "../teller/mod.ts";
export { type Mask, maskEvent } from "./mask_event.ts";
export type { Outcome } from "./narration.ts";
export { type OldRun, oldRuns, type PruneRequest } from "./prune.ts";
export { readRecording, RECORDING_FILE } from "./recording.ts";
export { type ResumeRequest, resumeRun } from "./resume.ts";
export { type Finished, liveRuns } from "./journaled.ts";
export { type RunRequest, startRun } from "./run.ts";
export { runThatCounts, type StandingRun } from "./run_that_counts.ts";
export type { Publication, Runbook, StepPicture, Tool, WikiSettings } from "./runbook.ts";
export {
  type Asked,
  type Audience,
  loadAsked,
  loadWiki,
  type Question,
  type Stage,
  type Workplace,
} from "./stage.ts";
export { type UndoRequest, undoRuns } from "./undo.ts";
export { verifyRun } from "./verify.ts";
