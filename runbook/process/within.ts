/**
 * Waiting no longer than a time limit.
 *
 * @module
 */

/** Whether the promise is fulfilled within so many milliseconds; its rejection is passed on. */
export async function within(promise: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(late.resolve, milliseconds, false);
  try {
    return await Promise.race([promise.then(() => true), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
