import { assertEquals } from "@std/assert";
import { text } from "../pages/mod.ts";
import type { Block } from "../pages/mod.ts";
import {
  assertAsKept,
  chancePages,
  fixturePage,
  nodesOfType,
  passedRun,
  SHOWN,
  textOf,
  wikiPageOf,
} from "../testdata/mod.ts";
import { bookstack } from "./bookstack.ts";

Deno.test("bookstack: a run's page is as kept", async () => {
  const kept = new URL("testdata/bookstack.md.txt", import.meta.url);
  await assertAsKept(kept, bookstack.render(wikiPageOf(passedRun())));
});

Deno.test("bookstack: a fixture brings forth no HTML, and a callout stays one line", () => {
  for (const shown of SHOWN) {
    const markdown = bookstack.render(fixturePage(shown));
    const html = nodesOfType(markdown, "html").map(({ value }) => value);
    const [callout, ...others] = html.filter((value) => value.startsWith("<p "));
    assertEquals(others, [], shown.fixture);
    assertEquals(callout?.includes("\n"), false, shown.fixture);
    assertEquals(callout?.match(/<[a-z]+/g), ["<p"], shown.fixture);
    assertEquals(html.some((value) => /<!--|<none>/.test(value)), false, shown.fixture);
    const codes = nodesOfType(markdown, "code").map(({ value }) => value.replace(/\n$/, ""));
    const { block } = shown;
    assertEquals(codes, [block, `$ echo\n${block}`.replace(/\n$/, ""), block, block]);
  }
});

Deno.test("bookstack: no chance text is read as notation", () => {
  for (const { data, line, page } of chancePages(200)) {
    const markdown = bookstack.render(page);
    const items = nodesOfType(markdown, "listItem").map(textOf).map(seen);
    assertEquals(items, [`✔ ${line}`.trim()], JSON.stringify(data));
    assertEquals(nodesOfType(markdown, "heading"), [], JSON.stringify(data));
  }
});

Deno.test("bookstack: ids are of the kind that it keeps, and links lead to them", () => {
  const link = { type: "link", text: "there", to: { type: "id", id: "a" } } as const;
  const lines = rendered({ type: "heading", level: 2, id: "a", text: "A" }, {
    type: "paragraph",
    line: [link],
  });
  assertEquals(lines.slice(0, 5), [
    '<a id="bkmrk-a"></a>',
    "",
    "## A",
    "",
    "[there](#bkmrk-a)",
  ]);
});

Deno.test("bookstack: other pages are named, as nobody knows where they will be", () => {
  const link = { type: "link", text: "b", to: { type: "page", name: "2-b" } } as const;
  const [paragraph, , callout] = rendered(
    { type: "paragraph", line: [text("To "), link] },
    { type: "aside", style: "warning", lines: [[link], [text("c")]] },
  );
  assertEquals(paragraph, "To **b**");
  assertEquals(callout, '<p class="callout warning"><strong>b</strong><br><br>c</p>');
});

Deno.test("bookstack: what newer ones read as marked text or as a note stays as it is", () => {
  const [marked, , note] = rendered(
    { type: "paragraph", line: [text("a ==b==")] },
    { type: "paragraph", line: [text(":::info")] },
  );
  assertEquals([marked, note], ["a =\\=b=\\=", "\\:::info"]);
});

function rendered(...blocks: readonly Block[]): readonly string[] {
  return bookstack.render({ ...wikiPageOf(passedRun()), blocks }).split("\n");
}

function seen(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
