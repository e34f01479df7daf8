import { inspect } from "node:util";

/** Thrown by every assertion that does not hold; the message says what was compared. */
export class AssertionError extends Error {
  /** Always `AssertionError`. */
  override readonly name = "AssertionError";
}

/**
 * Ends an assertion that does not hold.
 *
 * @param sentence What is the case, without a full stop.
 * @param msg The caller's own words, put behind the sentence.
 * @param details Lines below the sentence, such as a diff.
 * @throws {AssertionError} Always.
 */
export function refuse(sentence: string, msg?: string, details?: string): never {
  const head = `${sentence}${msg ? `: ${msg}` : "."}`;
  throw new AssertionError(details === undefined ? head : `${head}\n\n${details}`);
}

/** Writes a value in full, as a message shows it. */
export function show(value: unknown): string {
  return inspect(value, { depth: Infinity, maxArrayLength: Infinity, sorted: true });
}
