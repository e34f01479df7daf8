/** Markdown that a step says, cut where code begins and ends. */

/** A stretch of it. */
export type ProsePart =
  /** Markdown that is to be read as notation. */
  | { readonly type: "text"; readonly markdown: string }
  /** A code span. */
  | { readonly type: "code"; readonly markdown: string }
  /** A fence at the beginning of a line. */
  | { readonly type: "fence"; readonly language: string; readonly text: string };

// A sign after a backslash opens nothing. A fence ends with one as long, or with the text.
const CODE_REGEXP = new RegExp(
  [
    /\\[^]/,
    /^(?<ticks>`{3,}|~{3,})(?<language>[^\n`]*)\n(?<text>[^]*?)(?:^\k<ticks>[`~]*[ \t]*$|$(?![^]))/,
    /(?<![`\\])(?<span>`+)(?!`)[^]*?[^`]\k<span>(?!`)/,
  ].map(({ source }) => source).join("|"),
  "gm",
);

/** Cuts Markdown into what is code and what is not; put together again it is the same. */
export function proseParts(markdown: string): readonly ProsePart[] {
  const parts: ProsePart[] = [];
  let end = 0;
  for (const match of markdown.matchAll(CODE_REGEXP)) {
    const { ticks, language = "", text = "", span } = match.groups ?? {};
    if (ticks === undefined && span === undefined) continue;
    parts.push({ type: "text", markdown: markdown.slice(end, match.index) });
    parts.push(
      ticks === undefined
        ? { type: "code", markdown: match[0] }
        : { type: "fence", language: language.trim(), text },
    );
    end = match.index + match[0].length;
  }
  parts.push({ type: "text", markdown: markdown.slice(end) });
  return parts;
}

/** How a wiki writes what is not code, and fences, in what a step says. */
export interface ProseNotation {
  /** Writes a fence. */
  fence(language: string, text: string): string;
  /** Takes over Markdown that is no code. */
  text(markdown: string): string;
}

/** Writes what a step says in a wiki's notation; code spans stay as they are. */
export function writeProse(markdown: string, notation: ProseNotation): string {
  return proseParts(markdown).map((part) => {
    switch (part.type) {
      case "fence":
        return notation.fence(part.language, part.text);
      case "code":
        return part.markdown;
      case "text":
        return notation.text(part.markdown);
      default:
        return part satisfies never;
    }
  }).join("");
}
