/**
 * What every part of the lab's making uses: quick commands, links and trees of files.
 *
 * @module
 */

export { type BuildFolders, output, toolFolders } from "../../../pieces/mod.ts";
export * from "./files.ts";
