/**
 * Pictures: what a run saw, drawn as SVG and told in words.
 *
 * @module
 */

export type * from "./picture.ts";
export { describe } from "./describe.ts";
export { draw } from "./draw.ts";
