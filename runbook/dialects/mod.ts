/**
 * Dialects: the neutral page in the words of a wiki, one small file for each of them.
 *
 * @module
 */

export { bookstack } from "./bookstack.ts";
export type { Dialect, TextFile } from "./dialect.ts";
export { docusaurus, docusaurusMd } from "./docusaurus.ts";
export { gitea } from "./gitea.ts";
export { GITHUB, github } from "./github.ts";
export { GFM } from "./gfm.ts";
export type { InlineNotation } from "./inline.ts";
export { markdownBlocks } from "./markdown.ts";
export { mkdocs } from "./mkdocs.ts";
export type { AsideKind, Notation } from "./notation.ts";
export { obsidian } from "./obsidian.ts";
export { outline } from "./outline.ts";
export { wikijs } from "./wikijs.ts";
