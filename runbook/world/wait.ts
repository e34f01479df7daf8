/**
 * Looking again until it holds: at once, then every 100 ms growing to 2 s, until a deadline.
 *
 * @module
 */

import type { Settled } from "./world.ts";

/** Time, as the edge gives it. */
export interface Clock {
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** Resolves after so many milliseconds, or rejects with the signal's reason. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 2_000;
const GROWTH = 1.5;

/** One attempt's result and what it was worth. */
export interface Attempt<R> {
  /** What it brought. */
  readonly result: R;
  /** Whether to go on. */
  readonly settled: Settled;
}

/** How to go on looking. */
export interface LookAgainOptions<R> {
  /** The time that waiting goes by. */
  readonly clock: Clock;
  /** Milliseconds; 0 tries once. */
  readonly within: number;
  /** Ends the wait; its reason is thrown. */
  readonly signal: AbortSignal;
  /** Makes one attempt; `left` are the milliseconds until the deadline. */
  readonly attempt: (left: number) => Promise<Attempt<R>>;
  /** Told after each attempt that was not the last. */
  readonly waiting?: (result: R, attempts: number, elapsed: number) => void;
}

/** The last attempt's result, how many there were, and the milliseconds of all. */
export interface LookedAgain<R> {
  /** What the last attempt brought. */
  readonly result: R;
  /** How many attempts there were. */
  readonly attempts: number;
  /** Milliseconds from the first attempt's start to the last one's end. */
  readonly duration: number;
}

/**
 * Tries until an attempt is settled or the deadline has passed; there is always one attempt, and
 * the last one starts no later than the deadline.
 */
export async function lookAgain<R>(options: LookAgainOptions<R>): Promise<LookedAgain<R>> {
  const { clock, within, signal } = options;
  const begin = clock.now();
  let pause = FIRST_PAUSE;
  for (let attempts = 1;; attempts++) {
    signal.throwIfAborted();
    const { result, settled } = await options.attempt(within - (clock.now() - begin));
    const duration = clock.now() - begin;
    const left = within - duration;
    if (settled !== "again" || left <= 0) return { result, attempts, duration };
    options.waiting?.(result, attempts, duration);
    await clock.sleep(Math.min(pause, left), signal);
    pause = Math.min(pause * GROWTH, LONGEST_PAUSE);
  }
}

/** Waits for a promise, but no longer than the signal allows: then it rejects with its reason. */
export async function orAborted<R>(promise: Promise<R>, signal: AbortSignal): Promise<R> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
