/**
 * Chance that repeats itself, for tests over many cases.
 *
 * @module
 */

/** Returns a generator of numbers from 0 up to, not including, `limit`; same seed, same numbers. */
export function random(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    // The generator "mulberry32": small and even enough to choose test cases.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const PIECES = [
  "a",
  "Z",
  "0",
  " ",
  "\n",
  "\r\n",
  "\t",
  '"',
  "\\",
  "}",
  ",",
  "\0",
  "\u001b[31m",
  "é",
];
const RARE = ["日", "🦫", "\u2028", "\ufeff", "\ufffd", "\u0300"];

/** Returns up to `longest` pieces of text that are hard on writers: quotes, controls, wide characters. */
export function randomText(next: (limit: number) => number, longest: number): string {
  const pieces = [...PIECES, ...RARE];
  return Array.from({ length: next(longest + 1) }, () => pieces[next(pieces.length)]).join("");
}
