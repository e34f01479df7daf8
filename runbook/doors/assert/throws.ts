import { stripVTControlCharacters } from "node:util";
import { refuse, show } from "./assertion_error.ts";
import type { Class } from "./values.ts";

/** A class of errors, whatever its constructor takes. */
export type ErrorClass<E extends Error> = Class<E>;

/**
 * Asserts that a value is an error, of a class and with a message if these are given.
 *
 * @param expected A piece of the message or a pattern for it; colours do not count.
 * @throws {AssertionError} Naming what is wrong with the value.
 */
export function assertIsError<E extends Error = Error>(
  error: unknown,
  errorClass?: ErrorClass<E>,
  expected?: string | RegExp,
  msg?: string,
): asserts error is E {
  if (!(error instanceof Error)) refuse(`Expected an error, but got ${show(error)}`, msg);
  if (errorClass && !(error instanceof errorClass)) {
    refuse(`Expected an error of class ${errorClass.name}, but got ${show(error)}`, msg);
  }
  if (expected === undefined) return;
  const message = stripVTControlCharacters(error.message);
  const found = typeof expected === "string" ? message.includes(expected) : expected.test(message);
  if (!found) {
    refuse(`Expected an error message with ${show(expected)}, but got ${show(message)}`, msg);
  }
}

/**
 * Asserts that a function throws, whatever it may be.
 *
 * @returns What was thrown.
 * @throws {AssertionError} If nothing was thrown.
 */
export function assertThrows(fn: () => unknown, msg?: string): unknown;
/**
 * Asserts that a function throws an error of a class, with a message that holds a piece of text.
 *
 * @returns The error.
 * @throws {AssertionError} If nothing or something else was thrown.
 */
export function assertThrows<E extends Error = Error>(
  fn: () => unknown,
  errorClass: ErrorClass<E>,
  msgIncludes?: string,
  msg?: string,
): E;
export function assertThrows<E extends Error>(
  fn: () => unknown,
  classOrMsg?: ErrorClass<E> | string,
  msgIncludes?: string,
  msg?: string,
): unknown {
  const expectation = expectationOf(classOrMsg, msgIncludes, msg);
  try {
    fn();
  } catch (error) {
    return checked(error, expectation);
  }
  refuse("Expected the function to throw", expectation.msg);
}

/**
 * Asserts that a promise is rejected, whatever the reason may be.
 *
 * @returns The reason.
 * @throws {AssertionError} If the promise is fulfilled, or the function throws before it has one.
 */
export function assertRejects(fn: () => PromiseLike<unknown>, msg?: string): Promise<unknown>;
/**
 * Asserts that a promise is rejected with an error of a class, with a message that holds a piece of
 * text.
 *
 * @returns The error.
 * @throws {AssertionError} If the promise is fulfilled or rejected otherwise, or the function throws
 * before it has one.
 */
export function assertRejects<E extends Error = Error>(
  fn: () => PromiseLike<unknown>,
  errorClass: ErrorClass<E>,
  msgIncludes?: string,
  msg?: string,
): Promise<E>;
export async function assertRejects<E extends Error>(
  fn: () => PromiseLike<unknown>,
  classOrMsg?: ErrorClass<E> | string,
  msgIncludes?: string,
  msg?: string,
): Promise<unknown> {
  const expectation = expectationOf(classOrMsg, msgIncludes, msg);
  const promise = started(fn, expectation.msg);
  try {
    await promise;
  } catch (error) {
    return checked(error, expectation);
  }
  refuse("Expected the promise to be rejected", expectation.msg);
}

interface Expectation<E extends Error> {
  readonly errorClass?: ErrorClass<E> | undefined;
  readonly msgIncludes?: string | undefined;
  readonly msg?: string | undefined;
}

function expectationOf<E extends Error>(
  classOrMsg: ErrorClass<E> | string | undefined,
  msgIncludes: string | undefined,
  msg: string | undefined,
): Expectation<E> {
  if (typeof classOrMsg === "string") return { msg: classOrMsg };
  return { errorClass: classOrMsg, msgIncludes, msg };
}

function checked<E extends Error>(error: unknown, expectation: Expectation<E>): unknown {
  const { errorClass, msgIncludes, msg } = expectation;
  if (errorClass !== undefined) assertIsError(error, errorClass, msgIncludes, msg);
  return error;
}

/** Calls the function; a throw before there is a promise is no rejection. */
function started(fn: () => PromiseLike<unknown>, msg?: string): PromiseLike<unknown> {
  try {
    return fn();
  } catch (error) {
    refuse(`Expected a rejected promise, but the function threw ${show(error)}`, msg);
  }
}
