/**
 * Plain JSON data: the only kind of value that a journal holds and a look may bring home.
 *
 * @module
 */

/** Any JSON value, read-only. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/** The same value with every string and every key in it as `map` gives them. */
export function mapStrings<T extends Json>(value: T, map: (text: string) => string): T;
export function mapStrings(value: Json, map: (text: string) => string): Json {
  if (typeof value === "string") return map(value);
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) return value.map((item) => mapStrings(item, map));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [map(key), mapStrings(item, map)]),
  );
}

/** `Array.isArray` does not recognise read-only arrays. */
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
