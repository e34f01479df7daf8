/**
 * Runs commands: one process group each, streamed, bounded in memory, ended for certain.
 *
 * @module
 */

export { writeCurlHome } from "./curl_home.ts";
export { toolEnvironment, type ToolEnvironmentOptions } from "./environment.ts";
export { endProcess, isAlive } from "./identity.ts";
export { quoteWord, type Words } from "./quote.ts";
export {
  type OutputChunk,
  type ProcessIdentity,
  type ProcessRequest,
  type ProcessResult,
  runProcess,
} from "./run.ts";
export { missingTools } from "./tools.ts";
