import type { Page } from "../pages/mod.ts";
import type { Dialect } from "./dialect.ts";
import { frontMatterOf } from "./front_matter.ts";
import { fence, GFM } from "./gfm.ts";
import { oneLine } from "./inline.ts";
import { markdownDialect } from "./markdown.ts";
import { navPiece } from "./mkdocs_nav.ts";
import { code, escape, html, prose } from "./mkdocs_text.ts";
import type { AsideKind, Notation } from "./notation.ts";

const NOTATION: Notation = {
  ...GFM,
  id: "mkdocs",
  name: "MkDocs with Material",
  escape,
  code,
  prose,
  // Braces after a mark without text would be text.
  heading: ({ level, text, id }) =>
    text === "" ? GFM.anchor(id) : `${"#".repeat(level)} ${text} { #${id} }`,
  aside: (kind, markdown) => `!!! ${ADMONITIONS[kind]}\n\n${indented(markdown)}`,
  fold: (summary, markdown) => `??? quote "${quotable(summary)}"\n\n${indented(markdown)}`,
  fence: session,
  file,
  frontMatter: ({ title, summary }: Page) =>
    frontMatterOf({ title: html(title), description: html(summary ?? title) }),
};

/** MkDocs with the theme Material. */
export const mkdocs: Dialect = markdownDialect(NOTATION, { beside: navPiece });

const ADMONITIONS: Readonly<Record<AsideKind, string>> = {
  note: "note",
  warning: "warning",
  failure: "failure",
  success: "success",
};

/** A command on several lines is for the lexer an error at the end of the first one. */
function session(language: string, text: string): string {
  return fence(language === "console" && /^.*\\\n/.test(text) ? "text" : language, text);
}

/** The name is the fence's title, in which nothing can be escaped. */
function file(name: string, language: string, text: string): string {
  const block = fence(language, text);
  const title = oneLine(name).trim();
  if (title === "") return block;
  if (title.includes('"')) return `${code(title)}:\n\n${block}`;
  return block.replace("\n", () => ` title="${title}"\n`);
}

function quotable(summary: string): string {
  return escape(summary).replaceAll('"', "&quot;");
}

/** What belongs to an admonition is indented by four; fences in it, too. */
function indented(markdown: string): string {
  return markdown.replaceAll(/^(?=.)/gm, "    ");
}
