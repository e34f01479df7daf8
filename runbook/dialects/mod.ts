/**
 * Dialects: the neutral page in the words of a wiki, one small file for each of them.
 *
 * @module
 */

export type { Dialect, TextFile } from "./dialect.ts";
export { github } from "./github.ts";
