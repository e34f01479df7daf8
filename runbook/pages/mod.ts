/**
 * Pages: what a journal says, as a neutral document, free of any wiki's notation.
 *
 * @module
 */

export type * from "./model.ts";
export type { Edition, SeriesLink } from "./edition.ts";
export { pageOf, pagesOf } from "./document.ts";
export { type Outcome, outcomeOf } from "./outcome.ts";
export { wikiPage, wikiPages } from "./wiki_pages.ts";
export { code, linkTo, pageLink, spoken, strong, text } from "./lines.ts";
export { commandId } from "./command_block.ts";
export { failureBlocks } from "./check_blocks.ts";
