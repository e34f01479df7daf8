/**
 * Wiki pages and records of a run: which run they show, what they hold, and how they are written
 * without losing what somebody else has written.
 *
 * @module
 */

export type { ComparedFile, FileState } from "./compare.ts";
export { differenceIn } from "./difference.ts";
export { editionOf, type EditionOptions, type Illustrated } from "./edition.ts";
export { filesOf, type FilesOptions } from "./files.ts";
export { type Format, formatNamed, FORMATS } from "./formats.ts";
export {
  type PagesRequest,
  type PreparedFolder,
  type PreparedPages,
  preparePages,
} from "./prepare.ts";
export { RECORDING, type ShownRun, type WhichRunOptions } from "./which_run.ts";
export { type WriteOptions, writePages, type WrittenFile } from "./write.ts";
