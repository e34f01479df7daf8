/**
 * What a journal tells of one command, put together again: what it printed, held against what was
 * expected of it.
 *
 * @module
 */

export { accountsOf, type CommandAccount } from "./command.ts";
export { type JudgedStream, judgeStreams } from "./streams.ts";
export { type Comparison, type Failure, failureOf } from "./failure.ts";
