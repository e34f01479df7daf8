/**
 * The same thing tried many times.
 *
 * @module
 */

/** What is tried. */
export interface Trials<T> {
  /** Each of them. */
  readonly all: Iterable<T>;
  /** How many are tried at once; one where it is absent. */
  readonly atOnce?: number;
  /** Tries one; throws if it is lost. */
  readonly attempt: (trial: T) => void | Promise<void>;
}

/** How often it was tried, and how often lost. */
export interface Tried {
  readonly tried: number;
  readonly lost: number;
}

/**
 * Tries all of them.
 *
 * @throws {Error} If any was lost; its cause is why the first was.
 */
export async function tryAll<T>({ all, atOnce = 1, attempt }: Trials<T>): Promise<Tried> {
  const trials = all[Symbol.iterator]();
  const losses: Error[] = [];
  let tried = 0;
  const worker = async () => {
    for (let next = trials.next(); next.done !== true; next = trials.next()) {
      tried++;
      try {
        await attempt(next.value);
      } catch (error) {
        losses.push(new Error(`Lost at ${next.value}`, { cause: error }));
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const [cause] = losses;
  if (cause !== undefined) throw new Error(`${losses.length} of ${tried} were lost`, { cause });
  return { tried, lost: losses.length };
}

/** About so many of the numbers from `first` to `last`, evenly spread, both ends among them. */
export function spread(first: number, last: number, count: number): readonly number[] {
  const step = (last - first) / (count - 1);
  return [...new Set(Array.from({ length: count }, (_, at) => Math.round(first + at * step)))];
}
