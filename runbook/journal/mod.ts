/**
 * The journal: what a run does, written down as it happens, and read back.
 *
 * @module
 */

export * from "./events.ts";
export * from "./planned.ts";
export * from "./target.ts";
export { decodeLine, encodeLine, type Line } from "./codec.ts";
export { decodeJournal, describeTail, type DroppedTail, type Ending } from "./decode.ts";
export { fold, Folding } from "./fold.ts";
export {
  type Attempt,
  type BegunRun,
  type Group,
  isLive,
  isPassed,
  isUnfinished,
  type NeverBegan,
  type OpenCommand,
  type RunState,
  type Session,
  type StepState,
} from "./state.ts";
export {
  type Clock,
  createJournal,
  type Journal,
  type JournalOptions,
  type Listener,
} from "./store.ts";
export { type Reopened, reopenJournal } from "./reopen.ts";
export {
  createRun,
  type CreateRunOptions,
  listRuns,
  newestRun,
  readRun,
  type Run,
  type RunFolder,
} from "./runs.ts";
export { isGoingOn, lockRuns } from "./lock.ts";
export {
  type KeeperLimits,
  KEPT,
  type KeptTail,
  keptText,
  OutputKeeper,
  type Spill,
} from "./keeper.ts";
export { openSpill, type SpillOptions } from "./spill.ts";
export { firstDifference } from "./difference.ts";
export { type JournalContent, readChunks, readJournal } from "./read.ts";
