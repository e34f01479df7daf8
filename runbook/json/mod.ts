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
