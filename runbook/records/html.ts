import { type Child, Markup, tag, written } from "../html/mod.ts";
import { markupOfBlocks } from "./html/blocks.ts";
import { type Chapter, chaptersOf, foundClasses, markupOfChapter } from "./html/chapters.ts";
import { FILTER_STYLE, filterBar } from "./html/filter.ts";
import { line } from "./html/pieces.ts";
import { partsOf } from "./html/sections.ts";
import { STYLE } from "./html/style.ts";
import type { RecordFormat, RecordSource } from "./record.ts";

/** One file for a browser: nothing is asked for beside it, and nothing in it runs. */
export const html: RecordFormat = {
  id: "html",
  name: "HTML report",
  extension: "html",
  render: (source) => `<!doctype html>\n${written(documentOf(source))}\n`,
};

function documentOf({ run, page, pictures }: RecordSource): Markup {
  const { title, summary, banner, origin } = page;
  const chapters = chaptersOf(page, run);
  const rehearsal = banner === undefined ? [] : tag("p", { class: "banner" }, line(banner));
  return tag(
    "html",
    { lang: "en" },
    "\n",
    headOf(title, summary ?? title),
    "\n",
    tag(
      "body",
      {},
      "\n",
      contents(chapters),
      "\n",
      tag(
        "main",
        {},
        rehearsal,
        tag("h1", {}, title),
        markupOfBlocks(partsOf(page).opening, pictures),
        filterBar(chapters.flatMap(({ found }) => found)),
        chapters.map((chapter) => ["\n", markupOfChapter(chapter, pictures)]),
        "\n",
        tag("footer", {}, tag("p", {}, line(origin)), rehearsal),
      ),
    ),
  );
}

/** Says to the browser, too, that nothing is to be asked for and nothing is to run. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

function headOf(title: string, summary: string): Markup {
  return tag(
    "head",
    {},
    [
      tag("meta", { charset: "utf-8" }),
      tag("meta", { "http-equiv": "Content-Security-Policy", content: POLICY }),
      tag("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
      tag("meta", { name: "color-scheme", content: "light dark" }),
      tag("meta", { name: "description", content: summary }),
      // Browsers ask for one that is not named.
      tag("link", { rel: "icon", href: "data:," }),
      tag("title", {}, title),
      new Markup(`<style>${STYLE}${FILTER_STYLE}</style>`),
    ].flatMap((element) => ["\n", element]),
  );
}

function contents(chapters: readonly Chapter[]): Markup {
  const entries = chapters.map(({ heading, found, outcome }): Child =>
    tag(
      "li",
      { class: foundClasses(found) },
      outcome === undefined
        ? []
        : tag("span", { class: `mark is-${outcome.filter}` }, outcome.mark),
      " ",
      tag("a", { href: `#${heading.id}` }, heading.text),
      " ",
      outcome === undefined ? [] : tag("span", { class: "time" }, outcome.time),
    )
  );
  return tag("nav", { "aria-label": "Contents" }, tag("ol", {}, entries));
}
