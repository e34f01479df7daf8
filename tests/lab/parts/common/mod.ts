/**
 * What every part of the lab's making uses: quick commands, links and trees of files.
 *
 * @module
 */

export * from "./command.ts";
export * from "./files.ts";
