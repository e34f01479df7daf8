/**
 * The disk: one wording for one that refuses, files that are written as a whole, a free name.
 *
 * @module
 */

export { type DiskAction, onDisk } from "./on_disk.ts";
export { replaceFile, takeFreeName, writeWhole } from "./files.ts";
