import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import type { Inline, Line, LinkTarget } from "../pages/mod.ts";
import { type Child, Markup, tag } from "./markup.ts";

/** Gives where a link leads; `undefined` where it cannot lead there. */
export type LinkHref = (to: LinkTarget) => string | undefined;

/** Writes a line, piece by piece. */
export function markupOfLine(line: Line, href: LinkHref): readonly Child[] {
  return line.map((piece) => inline(piece, href));
}

/**
 * Writes what a step says. HTML in it stays text, and a picture becomes a link: a page asks for
 * nothing beside itself.
 */
export function markupOfProse(markdown: string): Markup {
  return new Markup(micromark(markdown, {
    extensions: [gfm(), { disable: { null: ["labelStartImage"] } }],
    htmlExtensions: [gfmHtml()],
  }));
}

function inline(piece: Inline, href: LinkHref): Child {
  switch (piece.type) {
    case "text":
      return piece.text;
    case "strong":
      return tag("strong", {}, piece.text);
    case "code":
      return tag("code", {}, piece.text);
    case "link": {
      const target = href(piece.to);
      return target === undefined
        ? tag("strong", {}, piece.text)
        : tag("a", { href: target }, piece.text);
    }
    default:
      return piece satisfies never;
  }
}
