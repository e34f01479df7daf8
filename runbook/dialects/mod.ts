/**
 * Dialects: the neutral page in the words of a wiki, one small file for each of them.
 *
 * @module
 */

export type { Dialect, TextFile } from "./dialect.ts";
export { gitea } from "./gitea.ts";
export { github } from "./github.ts";
export { GFM } from "./gfm.ts";
export type { InlineNotation } from "./inline.ts";
export { markdownBlocks } from "./markdown.ts";
export type { AsideKind, Notation } from "./notation.ts";
