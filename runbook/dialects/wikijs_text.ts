import { APART, unnamed } from "./emoji.ts";
import { GFM } from "./gfm.ts";
import { entities } from "./inline.ts";
import { proseParts } from "./prose.ts";

/**
 * Where signs must be kept apart. Wiki.js looks for pictures, links and attributes in the text that
 * is left when all escapes are read, so no escape helps against that.
 */
const APART_REGEXP = new RegExp(
  [
    // Attributes.
    /(?<=\{)/,
    // Names of pictures: letters, or one of two numbers.
    /(?<=:)(?=(?!\d+:)[\w+-]+:|(?:100|1234):)/,
    // Pictures made of signs; after the colon stands a link, too.
    /(?<=[:;])(?=[!-/:-@[-`{-~])|(?<=:)(?=[oODPsSzZ](?!\w))/,
    /(?<=<)(?=[/\\]?3)|(?<=[xX8B]-)(?=\))/,
    // In what is taken for a link, this would be decoded.
    /(?<=%)(?=[\da-fA-F]{2})/,
  ].map(({ source }) => source).join("|"),
);

/** Escapes a text for a line. */
export function escapeWikijs(text: string): string {
  return text.split(APART_REGEXP).map(escape).join(APART);
}

/** Writes text within HTML, which is read like any other. */
export function entitiesWikijs(text: string): string {
  return text.split(APART_REGEXP).map(entities).join(APART);
}

function escape(text: string): string {
  return GFM.escape(text).replaceAll("^", "\\^").replaceAll("{", "&#123;");
}

/** Takes over what a step says, in which braces and names between colons are plain text. */
export function proseWikijs(markdown: string): string {
  return proseParts(markdown).map((part) => {
    switch (part.type) {
      case "text":
        return unnamed(part.markdown.replaceAll("{", `&#123;${APART}`));
      case "code":
        return part.markdown;
      case "fence":
        return GFM.fence(part.language, part.text);
      default:
        return part satisfies never;
    }
  }).join("");
}
