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
