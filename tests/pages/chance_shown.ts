import { assertEquals } from "@std/assert";
import type { ChancePage } from "../../runbook/testdata/mod.ts";
import { type HtmlPart, readHtml } from "./html.ts";

/** Asserts that a built page of a chance text shows it as it is, wherever it stands. */
export function assertChanceShown(
  html: string,
  { data, line }: ChancePage,
  { titled = false }: { readonly titled?: boolean } = {},
): void {
  const page = readHtml(html);
  const [sentence] = texts(page, "p");
  assertEquals(
    {
      headings: texts(page, "h1, h2, h3").filter((text) => text !== ""),
      sentence,
      items: texts(page, "li"),
      cells: texts(page, "td"),
      quotes: texts(page, "blockquote, pre, img, sup, mark"),
    },
    {
      headings: titled || line === "" ? [] : [line],
      sentence: `x ${line} y`.replace("  ", " "),
      items: [`✔ ${line}`.trim()],
      cells: [line],
      quotes: [],
    },
    JSON.stringify(data),
  );
}

function texts(part: HtmlPart, css: string): readonly string[] {
  return part.select(css).map(({ text }) => text);
}
