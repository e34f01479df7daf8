/**
 * Shapes: from `unknown` to a type, or to words about what is wrong and where.
 *
 * A shape looks at a value and hands back that very value, typed; nothing is copied, and fields that
 * a shape does not know are left alone.
 *
 * @module
 */

import type { Json, JsonObject } from "../json/mod.ts";

/** Returns the value itself if it is a `T`; throws {@linkcode ShapeError} if it is not. */
export type Shape<T> = (value: unknown) => T;

const INSTANT_REGEXP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A value is not what it has to be. */
export class ShapeError extends Error {
  override readonly name = "ShapeError";
  /** The way to the value from outside in, e.g. `["steps", "0"]`. */
  readonly path: readonly string[];
  /** What the value had to be, e.g. `a whole number`. */
  readonly expected: string;
  readonly found: unknown;

  constructor(expected: string, found: unknown, path: readonly string[] = []) {
    const where = path.length === 0 ? "the value" : `"${path.join(".")}"`;
    super(`${where} is ${excerpt(found)}, expected ${expected}`);
    this.path = path;
    this.expected = expected;
    this.found = found;
  }
}

/** Any string. */
export const text = primitive("a text", (value): value is string => typeof value === "string");

/** Any finite number. */
export const number = primitive(
  "a number",
  (value): value is number => typeof value === "number" && Number.isFinite(value),
);

/** A number without a fraction, not negative. */
export const count = primitive(
  "a whole number",
  (value): value is number =>
    typeof value === "number" && Number.isSafeInteger(value) && value >= 0,
);

/** `true` or `false`. */
export const flag = primitive("true or false", (value) => typeof value === "boolean");

/** A UTC time as `Date.prototype.toISOString` writes it. */
export const instant = primitive(
  "a UTC time with milliseconds",
  (value): value is string => typeof value === "string" && INSTANT_REGEXP.test(value),
);

/** Any JSON value; the value must come from `JSON.parse`, so that there is nothing to look for. */
export const json = primitive("a value", (value): value is Json => value !== undefined);

/** A JSON object with whatever in it; the value must come from `JSON.parse`. */
export const jsonObject = primitive("an object", (value): value is JsonObject => isObject(value));

/** One of the given strings. */
export function oneOf<const T extends string>(...words: readonly T[]): Shape<T> {
  const expected = words.map((word) => `"${word}"`).join(" or ");
  return primitive(expected, (value): value is T => words.some((word) => word === value));
}

/** `null` or what the shape says. */
export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return (value) => value === null ? null : shape(value);
}

/** A list of values of one shape. */
export function list<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) throw new ShapeError("a list", value);
    value.forEach((item, index) => within(String(index), shape, item));
    return value;
  };
}

/** An object whose keys may be anything and whose values have one shape. */
export function record<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return (value) => {
    if (!isObject(value)) throw new ShapeError("an object", value);
    for (const [key, item] of Object.entries(value)) within(key, shape, item);
    return value as Readonly<Record<string, T>>;
  };
}

/** A shape for each field of `T`, and which of them `T` lets be absent: the compiler checks both. */
export type Fields<T> = {
  readonly [K in keyof T]-?: object extends Pick<T, K> ? Optional<T[K]> : Shape<T[K]>;
};

/** A field that may be absent. */
export interface Optional<T> {
  readonly optional: Shape<T>;
}

/** Marks a field that may be absent. */
export function optional<T>(shape: Shape<T>): Optional<T> {
  return { optional: shape };
}

/** An object with exactly the fields that its interface names. */
export function object<T extends object>(fields: Fields<T>): Shape<T> {
  const entries = Object.entries<Shape<unknown> | Optional<unknown>>(fields);
  return (value) => {
    if (!isObject(value)) throw new ShapeError("an object", value);
    for (const [key, field] of entries) {
      const item = Object.hasOwn(value, key) ? value[key] : undefined;
      if (typeof field === "function") within(key, field, item);
      else if (item !== undefined) within(key, field.optional, item);
    }
    return value as T;
  };
}

/** An object whose field `type` says which of the shapes it has. */
export function tagged<T extends { readonly type: string }>(
  shapes: { readonly [K in T["type"]]: Shape<T> },
): Shape<T> {
  const byType = new Map<unknown, Shape<T>>(Object.entries<Shape<T>>(shapes));
  return (value) => {
    if (!isObject(value)) throw new ShapeError("an object", value);
    const shape = byType.get(value["type"]);
    if (shape === undefined) throw new ShapeError("a known type", value["type"], ["type"]);
    return shape(value);
  };
}

function primitive<T>(expected: string, is: (value: unknown) => value is T): Shape<T> {
  return (value) => {
    if (is(value)) return value;
    throw new ShapeError(expected, value);
  };
}

function within<T>(key: string, shape: Shape<T>, value: unknown): T {
  try {
    return shape(value);
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    throw new ShapeError(error.expected, error.found, [key, ...error.path]);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What was found, short enough for one line. */
function excerpt(value: unknown): string {
  if (value === undefined) return "missing";
  const written = JSON.stringify(value);
  return written.length <= 40 ? written : `${written.slice(0, 39)}…`;
}
