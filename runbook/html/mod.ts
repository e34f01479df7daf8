/**
 * HTML: pages and pieces of pages in which data can never be read as tags.
 *
 * @module
 */

export { type Attributes, type Child, Markup, tag, written } from "./markup.ts";
export { type LinkHref, markupOfLine, markupOfProse } from "./text.ts";
