/**
 * Chance that falls the same way on every machine and in every run.
 *
 * @module
 */

/** Makes choices; one seed, one row of choices. */
export class Chance {
  #state: number;

  /** @param seed A whole number. */
  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from 0 up to a limit, the limit left out (the generator "mulberry32"). */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  /** One of some things. */
  one<T>(things: readonly [T, ...T[]]): T {
    return things[this.below(things.length)] ?? things[0];
  }

  /** So many things at most, made one after the other. */
  some<T>(most: number, make: () => T): readonly T[] {
    return Array.from({ length: this.below(most + 1) }, make);
  }
}
