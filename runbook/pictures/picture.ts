/**
 * Pictures as data: what they show, not how it is drawn.
 *
 * @module
 */

/** A picture of something that a run saw. */
export type Picture = WayPicture | LanesPicture;

/** The way that something takes, from one station to the next ones. */
export interface WayPicture {
  /** Tells it from the others. */
  readonly type: "way";
  /** Where it begins. */
  readonly start: Station;
}

/** A station on a way. */
export interface Station {
  /** What it is, in a word or two: `address`, `host`, `service`, `pod`. */
  readonly kind: string;
  /** Its name, in full. */
  readonly name: string;
  /** Where it is or what it does: `on node2`. */
  readonly detail?: string;
  /** Where it goes on; several where it branches. */
  readonly next: readonly Station[];
}

/** Who took which of many turns, one lane each. */
export interface LanesPicture {
  /** Tells it from the others. */
  readonly type: "lanes";
  /** What a turn is, in the singular: `request`. */
  readonly turn: string;
  /** How many turns there were; they count from 1, in the order of time. */
  readonly turns: number;
  /** Milliseconds from the first to the last, where that is known. */
  readonly duration?: number;
  /** Who took them. */
  readonly lanes: readonly Lane[];
}

/** One of those who took turns. */
export interface Lane {
  /** Its name, in full. */
  readonly name: string;
  /** Where it is: `on node2`. */
  readonly detail?: string;
  /** The turns that it took, in order. */
  readonly turns: readonly number[];
}
