/**
 * Usual times: how long what goes on now took before.
 *
 * @module
 */

export { type Occasion, type Usual, type UsualTimes, usualTimes } from "./times.ts";
export { type Earlier, usualTimeReader } from "./read.ts";
