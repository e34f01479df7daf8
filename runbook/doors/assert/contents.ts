import { isDeepStrictEqual } from "node:util";
import { refuse, show } from "./assertion_error.ts";

/**
 * Asserts that a text contains another one.
 *
 * @throws {AssertionError} Showing both texts.
 */
export function assertStringIncludes(actual: string, expected: string, msg?: string): void {
  if (!actual.includes(expected)) {
    refuse(`Expected ${show(actual)} to contain ${show(expected)}`, msg);
  }
}

/**
 * Asserts that a text matches a pattern.
 *
 * @throws {AssertionError} Showing text and pattern.
 */
export function assertMatch(actual: string, expected: RegExp, msg?: string): void {
  if (!expected.test(actual)) refuse(`Expected ${show(actual)} to match ${expected}`, msg);
}

/**
 * Asserts that a text does not match a pattern.
 *
 * @throws {AssertionError} Showing text and pattern.
 */
export function assertNotMatch(actual: string, expected: RegExp, msg?: string): void {
  if (expected.test(actual)) refuse(`Expected ${show(actual)} not to match ${expected}`, msg);
}

/**
 * Asserts that a list contains all elements of another one, in any order.
 *
 * @throws {AssertionError} Showing the list and the missing elements.
 */
export function assertArrayIncludes<T>(
  actual: readonly T[],
  expected: readonly T[],
  msg?: string,
): void {
  const missing = expected.filter((wanted) =>
    !actual.some((item) => isDeepStrictEqual(item, wanted))
  );
  if (missing.length > 0) {
    refuse(
      `Expected ${show(actual)} to contain ${show(expected)}`,
      msg,
      `missing: ${show(missing)}`,
    );
  }
}
