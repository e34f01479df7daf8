import { assert, assertEquals } from "@std/assert";
import type { Shown } from "../../runbook/testdata/mod.ts";
import { type HtmlPart, readHtml } from "./html_reader.ts";

export { type HtmlPart, readHtml } from "./html_reader.ts";

/** What a consumer makes of a page. */
export interface FixtureOptions {
  /** Selects what the page says, without the site around it; `body` by default. */
  readonly article?: string;
  /** Selects what is set apart; `blockquote` by default. */
  readonly aside?: string;
  /** Selects what can be folded away; `details` by default. */
  readonly fold?: string;
  /** Selects what a consumer adds to the text: by default links of headings to themselves, buttons. */
  readonly furniture?: string;
  /** What this consumer does not show; each with its reason where it is said. */
  readonly unseen?: readonly FixturePart[];
}

/** A place of `fixturePage` where its fixture stands. */
export type FixturePart =
  | "title"
  | "heading"
  | "sentence"
  | "aside"
  | "item"
  | "row"
  | "file name"
  | "code"
  | "fold";

/**
 * Asserts that a built `fixturePage` shows its fixture wherever it stands, and that the fixture
 * brought forth nothing: no other heading, item, table or code block.
 */
export function assertFixtureShown(
  html: string,
  { fixture, line, block }: Shown,
  options: FixtureOptions = {},
): void {
  const { article = "body", aside = "blockquote", fold = "details", unseen = [] } = options;
  const { furniture = "button, .hash-link, .headerlink" } = options;
  const [page, ...others] = readHtml(html).select(article);
  assert(page !== undefined && others.length === 0, `There is not one article "${article}"`);
  const text = page.without(furniture);
  const output = `$ echo\n${block}`;
  const seen: Readonly<Record<FixturePart, () => readonly [actual: unknown, expected: unknown]>> = {
    title: () => [headings(text, "h1"), line === "" ? [] : [line]],
    heading: () => [headings(text, "h2, h3, h4"), line === "" ? [] : [line]],
    sentence: () => {
      const own = texts(text.without(`${aside}, ${fold}, li, table`), "p");
      return [own.includes(line) || line === "", true];
    },
    aside: () => [texts(text, aside).map((said) => said.endsWith(line)), [true]],
    item: () => [texts(text, "li"), [`✔ ${line}`.trim()]],
    row: () => {
      const rows = text.select("table tr").map((row) => texts(row, "td, th"));
      return [rows.slice(1), [[line, line, "end"]]];
    },
    "file name": () => {
      const before = text.textBefore("pre");
      return [before.endsWith(line) || before.replace(/ ?:$/, "").endsWith(line), true];
    },
    code: () => [codes(text, "pre"), [block, output, block, block].map(withoutEnd)],
    fold: () => [codes(text, `${fold} pre`), [withoutEnd(block)]],
  };
  for (const [part, look] of Object.entries(seen)) {
    if (unseen.some((one) => one === part)) continue;
    const [actual, expected] = look();
    assertEquals(actual, expected, `The ${part} of ${JSON.stringify(fixture.slice(0, 80))}`);
  }
}

function texts(part: HtmlPart, css: string): readonly string[] {
  return part.select(css).map(({ text }) => text);
}

/** A heading without text may be left out. */
function headings(part: HtmlPart, css: string): readonly string[] {
  return texts(part, css).filter((text) => text !== "");
}

function codes(part: HtmlPart, css: string): readonly string[] {
  return part.select(css).map(({ verbatim }) => withoutEnd(verbatim));
}

/** Consumers differ in how they end a code block. */
function withoutEnd(text: string): string {
  return text.replace(/\n+$/, "");
}
