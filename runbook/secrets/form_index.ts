/**
 * Finding the forms of many secrets in a text.
 *
 * @module
 */

import { shortestSecret } from "./forms.ts";

/** What begins at one place of a text. */
export interface Find {
  /** Length of the longest form that stands there; 0 if none does. */
  readonly length: number;
  /** The text ends within a form that may go on. */
  readonly open: boolean;
}

/** Large enough that thousands of strings leave most places of the table empty. */
const tableBits = 18;

const nothing: Find = { length: 0, open: false };

/**
 * Knows thousands of strings and whether one of them stands at a place of a text. No string is
 * shorter than `shortestSecret`, so a string is found by its first few characters; and almost every
 * place is ruled out by a look at four of them in a table.
 */
export class FormIndex {
  readonly #byHead = new Map<string, string[]>();
  readonly #beginnings = new Set<string>();
  readonly #table = new Uint8Array(2 ** tableBits);

  /** Takes up a string of at least `shortestSecret` characters. */
  add(form: string): void {
    const head = form.slice(0, shortestSecret);
    const forms = this.#byHead.get(head) ?? [];
    if (forms.includes(form)) return;
    this.#byHead.set(head, [...forms, form].sort((a, b) => b.length - a.length));
    this.#table[hash(form, 0)] = 1;
    for (let length = 1; length < shortestSecret; length++) {
      this.#beginnings.add(head.slice(0, length));
    }
  }

  /** The first place from `start` on that is worth a look; beyond the last, the text's length. */
  next(text: string, start: number): number {
    const last = text.length - shortestSecret;
    let place = start;
    while (place <= last && this.#table[hash(text, place)] === 0) place++;
    return place;
  }

  /** What stands at a place. */
  at(text: string, place: number): Find {
    const left = text.length - place;
    if (left < shortestSecret) {
      return { length: 0, open: this.#beginnings.has(text.slice(place)) };
    }
    const forms = this.#byHead.get(text.slice(place, place + shortestSecret));
    if (forms === undefined) return nothing;
    return {
      length: forms.find((form) => text.startsWith(form, place))?.length ?? 0,
      open: forms.some((form) => form.length > left && form.startsWith(text.slice(place))),
    };
  }
}

/** Mixes four characters into `tableBits` bits (Fibonacci hashing). */
function hash(text: string, place: number): number {
  const four = text.charCodeAt(place) ^ (text.charCodeAt(place + 1) << 8) ^
    (text.charCodeAt(place + 2) << 16) ^ (text.charCodeAt(place + 3) << 24);
  return Math.imul(four, 0x9e3779b1) >>> (32 - tableBits);
}
