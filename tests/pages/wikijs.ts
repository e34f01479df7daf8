import { parse } from "@std/yaml";
import abbr from "markdown-it-abbr";
import attrs from "markdown-it-attrs";
import decorate from "markdown-it-decorate";
import { full as emoji } from "markdown-it-emoji";
import expandTabs from "markdown-it-expand-tabs";
import footnote from "markdown-it-footnote";
import imsize from "markdown-it-imsize";
import MarkdownIt from "markdown-it-11";
import sub from "markdown-it-sub";
import sup from "markdown-it-sup";
import taskLists from "markdown-it-task-lists";

/** A page in Wiki.js. */
export interface WikijsPage {
  /** What the front matter says. */
  readonly meta: Readonly<Record<string, unknown>>;
  /** What is made of the rest. */
  readonly html: string;
}

/**
 * Reads a page as Wiki.js 2.5 does by default: its parser and all plugins that are switched on, in its
 * versions and with its options. Left out are formulas (`$` is escaped everywhere), PlantUML, and what
 * it does with the HTML after that: DOMPurify, which lets `id`, `class` and `<details>` pass, anchors
 * in front of headings, and the state of links.
 */
export function readWikijs(page: string): WikijsPage {
  const [, yaml = "", markdown = page] = /^---\n([^]+?)\n---\n*([^]*)$/.exec(page) ?? [];
  return { meta: parse(yaml) as WikijsPage["meta"], html: parser.render(markdown) };
}

const parser = new MarkdownIt({
  html: true,
  breaks: true,
  linkify: true,
  highlight: (text: string, language: string): string =>
    `<pre><code class="language-${language}">${parser.utils.escapeHtml(text)}</code></pre>`,
})
  .use(attrs, { allowedAttributes: ["id", "class", "target"] })
  .use(decorate)
  .use(abbr)
  .use(emoji)
  .use(expandTabs, { tabWidth: 4 })
  .use(footnote)
  .use(imsize)
  .use(sub)
  .use(sup)
  .use(taskLists, { label: false, labelAfter: false });
