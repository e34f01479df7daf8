/**
 * Words as a shell reads them.
 *
 * @module
 */

import { ConfigError } from "../errors/mod.ts";

/** What may stand for an argument: one value is one word, a list is one word each. */
export type Words = string | number | readonly (string | number)[];

/** Characters that no shell treats specially, wherever in an argument they stand. */
const plain = /^[\w./:@%+,-][\w./:@%+,=-]*$/;

/** Within double quotes these keep a meaning (`!` only in interactive shells, where pages are pasted). */
const specialInDoubleQuotes = /["$`\\!]/;

/**
 * Writes a value as the shell argument that stands for exactly this value, in bash, zsh and any
 * POSIX shell, quoted no more than needed. What a page shows is thereby what was run.
 *
 * An empty string is `''`; a list becomes one word for each element, an empty list nothing at all.
 * The word is meant as an argument: in the place of a command's name, `a=b` would be an assignment.
 *
 * @throws {ConfigError} for a NUL character, which no argument can hold.
 */
export function quoteWord(value: Words): string {
  if (typeof value === "object") return value.map(quoteOne).join(" ");
  return quoteOne(value);
}

function quoteOne(value: string | number): string {
  const text = String(value);
  if (text.includes("\0")) {
    throw new ConfigError(
      `Cannot pass ${JSON.stringify(text)} to a command: it holds a NUL character, expected text`,
    );
  }
  if (plain.test(text)) return text;
  if (text.includes("'") && !specialInDoubleQuotes.test(text)) return `"${text}"`;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
