/**
 * Waiting for something to become true, by looking again and again.
 *
 * @module
 */
import { EnvironmentError } from "../../../runbook/errors/mod.ts";

/** How long to wait, and for what. */
export interface WaitOptions {
  /** Names what is waited for: "the API server answers". */
  readonly what: string;
  /** Milliseconds until it is an error. */
  readonly timeout: number;
  /** Milliseconds between two looks. */
  readonly every?: number;
  /** Ends the waiting with its reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Looks until the answer is not `undefined`, and returns it.
 *
 * @throws {EnvironmentError} when the time is over.
 */
export async function waitFor<T>(
  look: () => Promise<T | undefined>,
  { what, timeout, every = 100, signal }: WaitOptions,
): Promise<T> {
  const deadline = Date.now() + timeout;
  for (;;) {
    signal?.throwIfAborted();
    const seen = await look();
    if (seen !== undefined) return seen;
    if (Date.now() > deadline) {
      throw new EnvironmentError(
        `Cannot wait any longer: after ${timeout / 1000} s it is not the case that ${what}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}
