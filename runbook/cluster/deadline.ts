/**
 * A limit for what may never answer.
 *
 * @module
 */

/** How long a question to the cluster may take, in milliseconds. */
export const patience = 10_000;

/**
 * Waits for some work no longer than the deadline.
 *
 * @param milliseconds The limit.
 * @param work Is given a signal that tells it to stop; it is not waited for.
 * @throws {DOMException} Named `TimeoutError`, if the time is over first.
 */
export async function deadline<T>(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = Promise.withResolvers<never>();
  const controller = new AbortController();
  const timer = setTimeout(() => {
    const reason = new DOMException(`no answer within ${milliseconds / 1000} s`, "TimeoutError");
    late.reject(reason);
    controller.abort(reason);
  }, milliseconds);
  try {
    return await Promise.race([work(controller.signal), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
