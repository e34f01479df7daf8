/**
 * What a visitor of a service gets: an answer, or none.
 *
 * @module
 */

import { assertEquals, AssertionError } from "@std/assert";
import { classify, type Json, type Probe } from "../runbook/mod.ts";

type Request = Parameters<Probe["http"]>[0];
type Answer = Awaited<ReturnType<Probe["http"]>>;

/** What matters of an answer, or why there was none. */
export type Visit<T extends Json> = T | { readonly unanswered: string };

/**
 * Asks once and keeps what matters of the answer. Where nobody answers, that is what was seen: it is
 * the service that is away, not the cluster's API.
 */
export async function visit<T extends Json>(
  probe: Probe,
  request: Request,
  matter: (answer: Answer) => T,
): Promise<Visit<T>> {
  try {
    return matter(await probe.http(request));
  } catch (error) {
    return { unanswered: classify(error).message };
  }
}

/** Asserts that there was an answer, and that it was the expected one. */
export function assertVisit<T extends Json>(seen: Visit<T>, expected: T): void {
  if (typeof seen === "object" && seen !== null && "unanswered" in seen) {
    throw new AssertionError(`there is no answer: ${seen.unanswered}`);
  }
  assertEquals(seen, expected);
}

/** Whether a failure reads as if nobody had answered at the address: curl's 7 and 28, or a visit. */
export function isUnanswered(failure: string, address: string): boolean {
  return failure.includes(address) && /exit code (?:7|28),|there is no answer/.test(failure);
}
