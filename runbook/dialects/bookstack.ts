import { markupOfLine, written } from "../html/mod.ts";
import type { Aside, LinkTarget, Prose } from "../pages/mod.ts";
import { inlineProse } from "./bookstack_prose.ts";
import type { Dialect } from "./dialect.ts";
import { GFM } from "./gfm.ts";
import { safeUrl } from "./inline.ts";
import { markdownDialect } from "./markdown.ts";
import type { AsideKind } from "./notation.ts";

/**
 * BookStack's editor of Markdown. A page's name is no part of its text, and where it will be nobody
 * knows before it is there: other pages are named, not linked to.
 */
export const bookstack: Dialect = markdownDialect({
  ...GFM,
  id: "bookstack",
  name: "BookStack",
  titled: true,
  // Newer ones read this as marked text, and three colons as a note.
  escape: (text) => GFM.escape(text).replaceAll("==", "=\\=").replaceAll(":::", "\\:::"),
  target,
  heading: (heading) => `${anchor(heading.id)}\n\n${GFM.heading(heading)}`,
  aside: (kind, _, source) => `<p class="callout ${CALLOUTS[kind]}">${contentOf(source)}</p>`,
  anchor,
});

const CALLOUTS: Readonly<Record<AsideKind, string>> = {
  note: "info",
  success: "success",
  warning: "warning",
  failure: "danger",
};

/** BookStack gives everything an id of its own, unless it has one that begins like its own. */
function anchor(id: string): string {
  return `<a id="bkmrk-${id}"></a>`;
}

function target(to: LinkTarget): string | undefined {
  switch (to.type) {
    case "page":
      return undefined;
    case "id":
      return `#bkmrk-${to.id}`;
    case "url":
      return safeUrl(to.url);
    default:
      return to satisfies never;
  }
}

/** A callout is one paragraph of HTML, in which no Markdown is read and no line may be blank. */
function contentOf(source: Prose | Aside): string {
  if (source.type === "prose") return inlineProse(source.markdown);
  return source.lines.map((line) => written(markupOfLine(line, target))).join("<br><br>")
    .replaceAll(/\s+/g, " ");
}
