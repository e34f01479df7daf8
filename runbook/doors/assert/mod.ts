/**
 * The assertions of `@std/assert` that this project uses, over `node:assert`: same names, same
 * arguments, same verdicts. It stands in where JSR does not answer.
 *
 * @module
 */
export { AssertionError } from "./assertion_error.ts";
export {
  assertArrayIncludes,
  assertMatch,
  assertNotMatch,
  assertStringIncludes,
} from "./contents.ts";
export {
  assertEquals,
  assertNotEquals,
  assertNotStrictEquals,
  assertObjectMatch,
  assertStrictEquals,
} from "./equality.ts";
export { assertGreater, assertGreaterOrEqual, assertLess, assertLessOrEqual } from "./order.ts";
export { assertIsError, assertRejects, assertThrows, type ErrorClass } from "./throws.ts";
export { assert, assertExists, assertFalse, assertInstanceOf, type Class, fail } from "./values.ts";
