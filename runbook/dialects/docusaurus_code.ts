/**
 * Code for Docusaurus. Before it reads a page, it rewrites some lines of the source, in code, too,
 * as the settings are by default (`markdown.mdx1Compat`; `preprocessor.js` of its `mdx-loader`):
 * headings with `{#`, admonitions with a title, fences of `mdx-code-block`. So code with such lines
 * is written in a way that none of these patterns fits.
 */

import { fence } from "./gfm.ts";
import { codeSpan, oneLine } from "./inline.ts";

/** Lines that Docusaurus would rewrite. */
const REWRITTEN_REGEXP = /^#.*\{#|^(?:> ?)*[ \t]*:{3,}[a-z]+ |`{3,} *mdx-code-block/m;

/** Comments that Docusaurus takes out of code to mark the lines beneath them. */
const MARKING_REGEXP = /highlight-(?:next-line|start|end)/;

/** A fence of MDX. */
export function fenceMdx(language: string, text: string, title?: string): string {
  const block = withMeta(fence(language, text), metaOf(text, title));
  // MDX has no indented code, so a fence may stand anywhere; none of the patterns expects a tab here.
  return REWRITTEN_REGEXP.test(text) ? block.replaceAll(/^/gm, " \t") : block;
}

/** A fence of plain Markdown; where it would be rewritten, what HTML has for it. */
export function fenceMd(language: string, text: string, title?: string): string {
  const meta = metaOf(text, title);
  if (!REWRITTEN_REGEXP.test(text)) return withMeta(fence(language, text), meta);
  const word = /^[\w+-]+$/.test(language) ? language : "text";
  const attributes = `class="language-${word}"${meta === "" ? "" : ` metastring="${html(meta)}"`}`;
  return `<pre><code ${attributes}>${html(text)}\n</code></pre>`;
}

/** A file with its name in the fence's title, or above it where a title cannot say it. */
export function titledFile(
  fence: (language: string, text: string, title?: string) => string,
): (name: string, language: string, text: string) => string {
  return (name, language, text) =>
    TITLE_REGEXP.test(name)
      ? fence(language, text, name)
      : [...name.trim() === "" ? [] : [`${codeSpan(oneLine(name))}:`], fence(language, text)].join(
        "\n\n",
      );
}

/** A name in which nothing means anything to whoever reads a fence's first line. */
const TITLE_REGEXP = /^(?!.*showLineNumbers)[\p{L}\p{N}._/@+,:=-][\p{L}\p{N} ._/@+,:=-]*$/u;

function metaOf(text: string, title: string | undefined): string {
  return [
    ...title === undefined ? [] : [`title="${title}"`],
    // A range of lines, though it is none, keeps the comments where they are.
    ...MARKING_REGEXP.test(text) ? ["{0}"] : [],
  ].join(" ");
}

function withMeta(block: string, meta: string): string {
  return meta === "" ? block : block.replace("\n", ` ${meta}\n`);
}

/** Text for HTML in which no line begins as a heading or an admonition does. */
function html(text: string): string {
  return text.replace(/\n$/, "").replaceAll(
    /[&<>"`]|^#|:(?=::)/gm,
    (sign) => `&#${sign.charCodeAt(0)};`,
  );
}
