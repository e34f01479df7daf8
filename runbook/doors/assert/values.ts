import { AssertionError, refuse, show } from "./assertion_error.ts";

/** A class, whatever its constructor takes. */
export type Class<T> = abstract new (...args: never[]) => T;

/**
 * Asserts that a value is truthy.
 *
 * @throws {AssertionError} With `msg` as its whole message.
 */
export function assert(value: unknown, msg = ""): asserts value {
  if (!value) throw new AssertionError(msg);
}

/**
 * Asserts that a value is falsy.
 *
 * @throws {AssertionError} With `msg` as its whole message.
 */
export function assertFalse(value: unknown, msg = ""): void {
  if (value) throw new AssertionError(msg);
}

/**
 * Asserts that a value is neither `null` nor `undefined`.
 *
 * @throws {AssertionError} Naming which of the two it is.
 */
export function assertExists<T>(actual: T, msg?: string): asserts actual is NonNullable<T> {
  if (actual === undefined || actual === null) {
    refuse(`Expected a value that is neither null nor undefined, but got ${actual}`, msg);
  }
}

/**
 * Asserts that a value is an instance of a class.
 *
 * @throws {AssertionError} Showing the value and naming the class.
 */
export function assertInstanceOf<T>(
  actual: unknown,
  expected: Class<T>,
  msg?: string,
): asserts actual is T {
  if (!(actual instanceof expected)) {
    refuse(`Expected an instance of ${expected.name}, but got ${show(actual)}`, msg);
  }
}

/**
 * Fails in any case: for places that must not be reached.
 *
 * @throws {AssertionError} Always.
 */
export function fail(msg?: string): never {
  refuse("Failed assertion", msg);
}
