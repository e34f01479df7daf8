import { AssertionError, show } from "./assertion_error.ts";

/**
 * Asserts that one value is greater than another.
 *
 * @throws {AssertionError} With `msg`, or showing both values.
 */
export function assertGreater<T>(actual: T, expected: T, msg?: string): void {
  if (!(actual > expected)) refuseOrder(actual, ">", expected, msg);
}

/**
 * Asserts that one value is greater than another, or equal to it.
 *
 * @throws {AssertionError} With `msg`, or showing both values.
 */
export function assertGreaterOrEqual<T>(actual: T, expected: T, msg?: string): void {
  if (!(actual >= expected)) refuseOrder(actual, ">=", expected, msg);
}

/**
 * Asserts that one value is less than another.
 *
 * @throws {AssertionError} With `msg`, or showing both values.
 */
export function assertLess<T>(actual: T, expected: T, msg?: string): void {
  if (!(actual < expected)) refuseOrder(actual, "<", expected, msg);
}

/**
 * Asserts that one value is less than another, or equal to it.
 *
 * @throws {AssertionError} With `msg`, or showing both values.
 */
export function assertLessOrEqual<T>(actual: T, expected: T, msg?: string): void {
  if (!(actual <= expected)) refuseOrder(actual, "<=", expected, msg);
}

function refuseOrder(actual: unknown, relation: string, expected: unknown, msg?: string): never {
  throw new AssertionError(msg ?? `Expected ${show(actual)} ${relation} ${show(expected)}`);
}
