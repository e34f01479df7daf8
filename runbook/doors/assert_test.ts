import { stripVTControlCharacters } from "node:util";
import {
  assert,
  assertArrayIncludes,
  assertEquals,
  assertExists,
  assertFalse,
  assertGreater,
  assertGreaterOrEqual,
  assertInstanceOf,
  AssertionError,
  assertIsError,
  assertLess,
  assertLessOrEqual,
  assertMatch,
  assertNotEquals,
  assertNotMatch,
  assertNotStrictEquals,
  assertObjectMatch,
  assertRejects,
  assertStrictEquals,
  assertStringIncludes,
  assertThrows,
  fail,
} from "@std/assert";

const list = [1, 2];
const error = new RangeError("too \x1b[31mhot\x1b[0m to eat");
const throwing = () => {
  throw error;
};
const rejecting = () => Promise.reject(error);

/** What each assertion accepts, and what it refuses. */
const verdicts: Record<string, { accepts: (() => unknown)[]; refuses: (() => unknown)[] }> = {
  assert: { accepts: [() => assert(1)], refuses: [() => assert(0)] },
  assertFalse: { accepts: [() => assertFalse("")], refuses: [() => assertFalse("x")] },
  fail: { accepts: [], refuses: [() => fail()] },
  assertExists: {
    accepts: [() => assertExists(0), () => assertExists("")],
    refuses: [() => assertExists(null), () => assertExists(undefined)],
  },
  assertInstanceOf: {
    accepts: [() => assertInstanceOf(error, Error)],
    refuses: [() => assertInstanceOf({}, Error), () => assertInstanceOf(null, Error)],
  },
  assertEquals: {
    accepts: [
      () => assertEquals({ a: [1, { b: "x" }] }, { a: [1, { b: "x" }] }),
      () => assertEquals(new Map([[1, new Set(["a"])]]), new Map([[1, new Set(["a"])]])),
      () => assertEquals(NaN, NaN),
    ],
    refuses: [
      () => assertEquals<unknown>({ a: 1 }, { a: "1" }),
      () => assertEquals<unknown>({ a: undefined }, {}),
      () => assertEquals([1, 2], [2, 1]),
      () => assertEquals(new Date(0), new Date(1)),
      () => assertEquals<unknown>([], {}),
    ],
  },
  assertNotEquals: {
    accepts: [() => assertNotEquals([1], [2])],
    refuses: [() => assertNotEquals([1], [1])],
  },
  assertStrictEquals: {
    accepts: [() => assertStrictEquals(list, list), () => assertStrictEquals("a", "a")],
    refuses: [() => assertStrictEquals(list, [1, 2]), () => assertStrictEquals("a", "b")],
  },
  assertNotStrictEquals: {
    accepts: [() => assertNotStrictEquals(list, [1, 2])],
    refuses: [() => assertNotStrictEquals(list, list)],
  },
  assertObjectMatch: {
    accepts: [
      () => assertObjectMatch({ a: { b: 1, c: 2 }, d: 3 }, { a: { b: 1 } }),
      () => assertObjectMatch({ a: [{ b: 1, c: 2 }, 3] }, { a: [{ b: 1 }] }),
      () => assertObjectMatch({ a: new Date(1), b: 2 }, { a: new Date(1) }),
    ],
    refuses: [
      () => assertObjectMatch({ a: { b: 1 } }, { a: { b: 2 } }),
      () => assertObjectMatch({ a: 1 }, { b: 1 }),
      () => assertObjectMatch({ a: [1] }, { a: [1, 2] }),
      () => assertObjectMatch({ a: new Date(1) }, { a: new Date(2) }),
    ],
  },
  assertStringIncludes: {
    accepts: [() => assertStringIncludes("soup", "ou")],
    refuses: [() => assertStringIncludes("soup", "OU")],
  },
  assertMatch: {
    accepts: [() => assertMatch("soup", /^s/)],
    refuses: [() => assertMatch("soup", /^p/)],
  },
  assertNotMatch: {
    accepts: [() => assertNotMatch("soup", /^p/)],
    refuses: [() => assertNotMatch("soup", /^s/)],
  },
  assertArrayIncludes: {
    accepts: [() => assertArrayIncludes([{ a: 1 }, { a: 2 }, { a: 3 }], [{ a: 3 }, { a: 1 }])],
    refuses: [() => assertArrayIncludes([{ a: 1 }], [{ a: 1 }, { a: 2 }])],
  },
  assertGreater: {
    accepts: [() => assertGreater(2, 1)],
    refuses: [() => assertGreater(1, 1), () => assertGreater(NaN, 1)],
  },
  assertGreaterOrEqual: {
    accepts: [() => assertGreaterOrEqual(1, 1)],
    refuses: [() => assertGreaterOrEqual(0, 1)],
  },
  assertLess: { accepts: [() => assertLess(1, 2)], refuses: [() => assertLess(1, 1)] },
  assertLessOrEqual: {
    accepts: [() => assertLessOrEqual(1, 1)],
    refuses: [() => assertLessOrEqual(2, 1)],
  },
  assertIsError: {
    accepts: [() => assertIsError(error, RangeError, "too hot"), () => assertIsError(error)],
    refuses: [
      () => assertIsError("too hot"),
      () => assertIsError(error, TypeError),
      () => assertIsError(error, RangeError, "cold"),
      () => assertIsError(error, RangeError, /cold/),
    ],
  },
  assertThrows: {
    accepts: [
      () => assertStrictEquals(assertThrows(throwing), error),
      () => assertStrictEquals(assertThrows(throwing, Error, "too hot"), error),
    ],
    refuses: [
      () => assertThrows(() => 1),
      () => assertThrows(throwing, TypeError),
      () => assertThrows(throwing, RangeError, "cold"),
    ],
  },
  assertRejects: {
    accepts: [
      async () => assertStrictEquals(await assertRejects(rejecting), error),
      async () => assertStrictEquals(await assertRejects(rejecting, Error, "too hot"), error),
    ],
    refuses: [
      () => assertRejects(() => Promise.resolve(1)),
      () => assertRejects(rejecting, TypeError),
      () => assertRejects(rejecting, RangeError, "cold"),
      () => assertRejects(throwing),
    ],
  },
};

for (const [name, { accepts, refuses }] of Object.entries(verdicts)) {
  Deno.test(`${name}(): accepts what holds, and nothing else`, async () => {
    for (const accepted of accepts) await accepted();
    for (const refused of refuses) {
      // Not by one of the assertions themselves, which are on trial here.
      const outcome = await Promise.try(refused).then(
        () => "accepted",
        (reason: unknown) => reason,
      );
      if (!(outcome instanceof AssertionError)) {
        throw new Error(`${refused} came to ${outcome}`, { cause: outcome });
      }
    }
  });
}

Deno.test("assertEquals(): shows the caller's words and the lines that differ", () => {
  const { message } = assertThrows(
    () => assertEquals("one\ntwo\nthree", "one\n2\nthree", "the numbers"),
    AssertionError,
  );
  assertStringIncludes(message, "Values are not equal: the numbers");
  const lines = stripVTControlCharacters(message).split("\n").map((line) => line.trim());
  assert(lines.some((line) => /^- .*two/.test(line)), message);
  assert(lines.some((line) => /^\+ .*2/.test(line)), message);
  assertFalse(lines.some((line) => /^[-+] .*one/.test(line)), message);
});

Deno.test("assertEquals(): shows short values that differ", () => {
  const error = assertThrows(() => assertEquals(404, 502), AssertionError);
  const message = stripVTControlCharacters(error.message);
  assertMatch(message, /^[^+]*- .*404/s);
  assertMatch(message, /\+ .*502/);
});
