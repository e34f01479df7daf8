/**
 * Looking and judging: the two halves of every check.
 *
 * @module
 */

import type { Probe } from "../cluster/mod.ts";
import type { Json } from "../json/mod.ts";

/** Brings home a picture of what is: reads, never changes anything. */
export type Look<T extends Json> = (probe: Probe) => Promise<T>;

/**
 * Judges one look: returns if it is as wanted, throws an assertion error if not (yet).
 * A pure function of what was seen, so that it judges the same in a rehearsal.
 */
export type Judge<T extends Json> = (seen: T) => void;

/** Thrown by {@link giveUp}: waiting longer cannot help. */
export class Hopeless extends Error {
  /** The class's name. */
  override readonly name = "Hopeless";
}

/**
 * Ends a wait at once, from inside a judge: what was seen will not become right by itself.
 *
 * @param reason What was seen, as a sentence without a full stop.
 * @throws {Hopeless} Always.
 */
export function giveUp(reason: string): never {
  throw new Hopeless(reason);
}
