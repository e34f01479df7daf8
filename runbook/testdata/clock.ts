import type { Clock } from "../world/mod.ts";

/** A clock that only goes on while somebody sleeps, and then at once. */
export interface ManualClock extends Clock {
  /** How long each sleep was, in milliseconds. */
  readonly sleeps: readonly number[];
  /** Lets so many milliseconds pass. */
  pass(milliseconds: number): void;
}

/** Makes a clock that stands at 0. */
export function manualClock(): ManualClock {
  let time = 0;
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => time,
    pass: (milliseconds) => void (time += milliseconds),
    sleep(milliseconds, signal) {
      sleeps.push(milliseconds);
      time += milliseconds;
      return signal?.aborted ? Promise.reject(signal.reason) : Promise.resolve();
    },
  };
}
