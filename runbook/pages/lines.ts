/** Pieces of lines, written short. @module */

import { printable } from "../wording/mod.ts";
import type { Inline, Line, LinkTarget } from "./model.ts";

/** Plain text. */
export function text(text: string): Inline {
  return { type: "text", text: printable(text) };
}

/** Text that stands out. */
export function strong(text: string): Inline {
  return { type: "strong", text: printable(text) };
}

/** Data within a sentence. */
export function code(text: string): Inline {
  return { type: "code", text: printable(text) };
}

/** A link to another page of the same run. */
export function pageLink(text: string, name: string): Inline {
  return linkTo(text, { type: "page", name });
}

/** A link to anywhere. */
export function linkTo(text: string, to: LinkTarget): Inline {
  return { type: "link", text: printable(text), to };
}

/** Reads a sentence in which data stands in backticks. */
export function spoken(sentence: string): Line {
  const pieces = sentence.split("`");
  // Without its partner a backtick is a part of the text.
  if (pieces.length % 2 === 0) return [text(sentence)];
  return pieces.flatMap((piece, index) =>
    piece === "" ? [] : [index % 2 === 0 ? text(piece) : code(piece)]
  );
}
