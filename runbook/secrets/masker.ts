/**
 * The mask itself: texts, values and streams without their secrets.
 *
 * @module
 */

import { type Json, mapStrings } from "../json/mod.ts";
import { FormIndex } from "./form_index.ts";
import { formsOf, mask } from "./forms.ts";

/** Hides secret values wherever they stand. */
export interface Masker {
  /** The text with every secret in it replaced by `‹masked›`. */
  mask(text: string): string;
  /** The same for every string and every key of a value. */
  maskJson<T extends Json>(value: T): T;
  /** Masks a text that comes in pieces, wherever it is cut. */
  stream(): MaskStream;
  /**
   * Takes up secret values; those shorter than 8 characters are ignored. Streams heed them from
   * their next piece on.
   *
   * @param known Texts that are no secret: what stands in one of them is left alone.
   */
  add(values: Iterable<string>, known?: readonly string[]): void;
  /** How many values it knows. */
  readonly size: number;
}

/** A text in pieces; keeps back only what may turn out to be the beginning of a secret. */
export interface MaskStream {
  /** What can be said for certain after this piece. */
  push(text: string): string;
  /** The rest. */
  end(): string;
}

/** A masker that knows no secret yet. */
export function createMasker(): Masker {
  const values = new Set<string>();
  const index = new FormIndex();
  const maskText = (text: string) => sweep(index, text, 0, true).text;
  return {
    mask: maskText,
    maskJson: (value) => mapStrings(value, maskText),
    stream: () => createStream(index),
    add(added, known = []) {
      for (const value of added) {
        if (values.has(value)) continue;
        const forms = [...formsOf(value)].filter((form) => !known.some((k) => k.includes(form)));
        if (forms.length === 0) continue;
        values.add(value);
        forms.forEach((form) => index.add(form));
      }
    },
    get size() {
      return values.size;
    },
  };
}

function createStream(index: FormIndex): MaskStream {
  let held = "";
  let covered = 0;
  const take = (piece: string, final: boolean) => {
    const swept = sweep(index, held + piece, covered, final);
    ({ held, covered } = swept);
    return swept.text;
  };
  return { push: (piece) => take(piece, false), end: () => take("", true) };
}

interface Swept {
  readonly text: string;
  /** The end of the text, which more text may make a secret. */
  readonly held: string;
  /** How many characters of `held` the last mask in `text` stands for already. */
  readonly covered: number;
}

/** Masks a text of whose beginning so much is covered already; secrets that overlap share a mask. */
function sweep(index: FormIndex, text: string, covered: number, final: boolean): Swept {
  let masked = "";
  let end = covered;
  let place = index.next(text, 0);
  for (; place < text.length; place = index.next(text, place + 1)) {
    const { length, open } = index.at(text, place);
    if (length > 0) {
      if (place >= end) masked += text.slice(end, place) + mask;
      end = Math.max(end, place + length);
    }
    if (open && !final) break;
  }
  masked += text.slice(end, Math.max(end, place));
  return { text: masked, held: text.slice(place), covered: Math.max(0, end - place) };
}
