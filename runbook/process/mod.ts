/**
 * Runs commands: one process group each, streamed, bounded in memory, ended for certain.
 *
 * @module
 */

export { endProcess, isAlive } from "./identity.ts";
export { quoteWord, type Words } from "./quote.ts";
export {
  type OutputChunk,
  type ProcessIdentity,
  type ProcessRequest,
  type ProcessResult,
  runProcess,
} from "./run.ts";
