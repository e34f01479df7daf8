/**
 * Pictures: what a run saw, drawn as SVG and told in words.
 *
 * @module
 */

export type * from "./picture.ts";
