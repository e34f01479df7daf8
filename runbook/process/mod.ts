/**
 * Runs commands: each in a session of its own, streamed, bounded in memory, ended for certain.
 *
 * Permissions: `--allow-run=bash` for all that starts, finds and ends processes, and
 * `--allow-read --allow-env --allow-sys`, which zx wants; `toolEnvironment` and `quoteWord` are pure.
 *
 * @module
 */

export { writeCurlHome } from "./curl_home.ts";
export type { ShellRequest } from "./shell.ts";
export { toolEnvironment, type ToolEnvironmentOptions } from "./environment.ts";
export { endProcess, isAlive } from "./identity.ts";
export { quoteWord, type Words } from "./quote.ts";
export type { OutputChunk } from "./output.ts";
export {
  type ProcessIdentity,
  type ProcessRequest,
  type ProcessResult,
  runProcess,
} from "./run.ts";
export { missingTools } from "./tools.ts";
