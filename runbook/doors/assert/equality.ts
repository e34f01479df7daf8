import process from "node:process";
import { isDeepStrictEqual } from "node:util";
import { refuse, show } from "./assertion_error.ts";

/**
 * Asserts that two values are equal in structure and content.
 *
 * @throws {AssertionError} With a diff: lines of `actual` bear a minus, lines of `expected` a plus.
 */
export function assertEquals<T>(actual: T, expected: T, msg?: string): void {
  if (isDeepStrictEqual(actual, expected)) return;
  refuse("Values are not equal", msg, difference(actual, expected));
}

/**
 * Asserts that two values differ in structure or content.
 *
 * @throws {AssertionError} Showing the value that both are.
 */
export function assertNotEquals<T>(actual: T, expected: T, msg?: string): void {
  if (isDeepStrictEqual(actual, expected)) {
    refuse(`Expected anything else than ${show(expected)}`, msg);
  }
}

/**
 * Asserts that two values are one and the same, as `Object.is` judges.
 *
 * @throws {AssertionError} With a diff, or a word that only the identity differs.
 */
export function assertStrictEquals<T>(
  actual: unknown,
  expected: T,
  msg?: string,
): asserts actual is T {
  if (Object.is(actual, expected)) return;
  if (isDeepStrictEqual(actual, expected)) {
    refuse("Values are equal, but not the same object", msg, show(actual));
  }
  refuse("Values are not strictly equal", msg, difference(actual, expected));
}

/**
 * Asserts that two values are not one and the same, as `Object.is` judges.
 *
 * @throws {AssertionError} Showing the value.
 */
export function assertNotStrictEquals<T>(actual: T, expected: T, msg?: string): void {
  if (Object.is(actual, expected)) refuse(`Expected another value than ${show(expected)}`, msg);
}

/**
 * Asserts that an object holds everything that another one holds, at any depth.
 *
 * Properties that `expected` does not name are ignored, and so are the elements of an array behind
 * its last expected one.
 *
 * @throws {AssertionError} With a diff of the compared part.
 */
export function assertObjectMatch(
  actual: Record<PropertyKey, unknown>,
  expected: Record<PropertyKey, unknown>,
  msg?: string,
): void {
  assertEquals<unknown>(partNamedBy(expected, actual), plain(expected), msg);
}

/** What of `value` stands where `pattern` has something. */
function partNamedBy(pattern: unknown, value: unknown): unknown {
  if (Array.isArray(pattern) && Array.isArray(value)) {
    return value.slice(0, pattern.length).map((item, index) => partNamedBy(pattern[index], item));
  }
  if (!isRecord(pattern) || !isRecord(value)) return value;
  const named = Reflect.ownKeys(pattern).filter((key) => Object.hasOwn(value, key));
  return Object.fromEntries(named.map((key) => [key, partNamedBy(pattern[key], value[key])]));
}

/** The pattern itself, with its prototypes left behind as {@linkcode partNamedBy} leaves them. */
function plain(pattern: unknown): unknown {
  return partNamedBy(pattern, pattern);
}

/** An object that is compared by its properties; dates, maps and the like are compared whole. */
function isRecord(value: unknown): value is Record<PropertyKey, unknown> {
  return Object.prototype.toString.call(value) === "[object Object]";
}

/** The diff that `node:assert` makes, texts by their lines, with the signs of `@std/assert`. */
function difference(actual: unknown, expected: unknown): string {
  if (typeof actual === "string" && typeof expected === "string" && /\n/.test(actual + expected)) {
    return difference(actual.split("\n"), expected.split("\n"));
  }
  const diff = nodeDiff(expected, actual) ?? `- ${show(actual)}\n+ ${show(expected)}`;
  return `- actual + expected\n\n${diff}`;
}

type Compare = (a: unknown, b: unknown) => void;

/** Lines of `a` bear a plus there, so the expected value goes first; short values get no diff. */
function nodeDiff(a: unknown, b: unknown): string | undefined {
  // Loaded here: steps are told far more often than their checks fail.
  const compare: Compare = process.getBuiltinModule("node:assert").strict.deepEqual;
  try {
    compare(a, b);
  } catch (error) {
    return /\n\+ actual - expected\n\n(.*)/s.exec(String(error))?.[1]?.trimEnd();
  }
}
