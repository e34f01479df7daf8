/**
 * What tests need from outside, fetched or built once and kept outside the tree.
 *
 * @module
 */

export {
  type BuildFolders,
  cacheFolder,
  type CacheOptions,
  digestKey,
  ensurePiece,
  type Piece,
  readSources,
} from "./cache.ts";
export { type CommandOptions, output, toolFolders } from "./command.ts";
export { installDebian } from "./debian.ts";
