import { assertEquals } from "@std/assert";
import { printable } from "../wording/mod.ts";
import {
  assertAsKept,
  FIXTURES,
  nodesOf,
  nodesOfType,
  passedRun,
  textOf,
  wikiPageOf,
} from "../testdata/mod.ts";
import { github } from "./github.ts";
import { code, spoken, text } from "../pages/mod.ts";
import type { Block, Page } from "../pages/mod.ts";

Deno.test("github: a run's page is as kept", async () => {
  const kept = new URL("testdata/github.md.txt", import.meta.url);
  await assertAsKept(kept, github.render(wikiPageOf(passedRun())));
});

Deno.test("github: whatever a command prints stays in code, letter by letter", () => {
  for (const fixture of FIXTURES) {
    const lines = printable(fixture).split("\n");
    const parts = [{ folded: false, lines }, { folded: true, lines }, { folded: false, lines }];
    const markdown = render({
      type: "command",
      id: "x-1",
      mode: "look",
      text: "echo",
      outputs: [{ stream: "stdout", parts, elsewhere: [] }, {
        stream: "stderr",
        parts,
        elsewhere: [],
      }],
    });
    const shown = lines.join("\n");
    assertEquals(
      nodesOfType(markdown, "code").map(({ value }) => value),
      [`$ echo\n${shown}`, shown, shown, shown, shown, shown],
      fixture,
    );
    const anchorAndFolds = Array.from({ length: 6 }, () => "html");
    assertEquals(outline(markdown), ["1 Title", ...anchorAndFolds], fixture);
  }
});

Deno.test("github: whatever is in a file stays in code, whatever its name and language", () => {
  for (const fixture of FIXTURES) {
    const text = printable(fixture);
    const markdown = render({ type: "file", name: fixture, language: fixture, text });
    assertEquals(
      nodesOfType(markdown, "code").map(({ value }) => value),
      [text.replace(/\n$/, "")],
    );
    assertEquals(outline(markdown), ["1 Title"], fixture);
  }
});

Deno.test("github: a title and a sentence say what their data says, and nothing else", () => {
  for (const fixture of FIXTURES) {
    const line = [text(fixture)];
    const blocks: readonly Block[] = [
      { type: "paragraph", line },
      { type: "checks", items: [{ mark: "✔", line }] },
      { type: "aside", style: "failure", lines: [line] },
    ];
    const markdown = github.render({ ...PAGE, title: fixture, blocks });
    const expected = seen(fixture);
    const [heading, ...others] = nodesOfType(markdown, "heading").map(textOf);
    assertEquals(seen(heading ?? ""), expected);
    assertEquals(others, []);
    const paragraphs = nodesOfType(markdown, "paragraph").map(textOf).map(seen);
    assertEquals(
      paragraphs.filter((paragraph) => paragraph !== "" && paragraph !== "origin"),
      [expected, `✔ ${expected}`, `[!CAUTION] ${expected}`].map(seen).filter((one) => one !== ""),
    );
    assertEquals(nodesOfType(markdown, "html"), [], fixture);
  }
});

Deno.test("github: a cell holds its data, in code or not, and every row has its cells", () => {
  for (const fixture of FIXTURES) {
    const row = [[text(fixture)], [code(fixture)], [text("end")]];
    const markdown = render({ type: "table", columns: ["a", "b|c", "d"], rows: [row] });
    const [table] = nodesOfType(markdown, "table");
    assertEquals(table?.children.map((row) => row.children.length), [3, 3], fixture);
    const cells = nodesOfType(markdown, "tableCell").map(textOf);
    assertEquals(cells.slice(0, 3), ["a", "b|c", "d"]);
    assertEquals(cells.slice(3).map(seen), [seen(fixture), seen(fixture), "end"], fixture);
  }
});

Deno.test("github: data in backticks within a sentence is code", () => {
  const markdown = render({ type: "paragraph", line: spoken("found `<pending>`, a `b|c`") });
  assertEquals(
    nodesOfType(markdown, "inlineCode").map(({ value }) => value),
    ["<pending>", "b|c"],
  );
  const odd = render({ type: "paragraph", line: spoken("found ` <b>") });
  assertEquals(nodesOfType(odd, "paragraph").map(textOf)[0], "found ` <b>");
});

Deno.test("github: the banner is the first line and the last", () => {
  const markdown = github.render({ ...PAGE, banner: [text("Rehearsal of *this*")] });
  const lines = markdown.trimEnd().split("\n");
  assertEquals(lines.at(0), "> Rehearsal of \\*this\\*");
  assertEquals(lines.at(-1), lines.at(0));
});

Deno.test("github: notes are alerts around all of their Markdown", () => {
  const markdown = render({ type: "prose", style: "note", markdown: "a\n\n- b\n- c" });
  const [quote] = nodesOfType(markdown, "blockquote");
  assertEquals(quote?.children.map(({ type }) => type), ["paragraph", "list"]);
});

Deno.test("github: a section can be linked to by its id", () => {
  const markdown = render(
    { type: "paragraph", line: [{ type: "link", text: "x", to: { type: "id", id: "a-1" } }] },
    { type: "heading", level: 2, id: "a-1", text: "A" },
  );
  assertEquals(nodesOfType(markdown, "link").map(({ url }) => url), ["#a-1"]);
  const [anchor] = nodesOfType(markdown, "html").map(({ value }) => value);
  assertEquals(anchor, '<a id="a-1">');
});

Deno.test("github: no name between colons becomes a picture", () => {
  const line = [text("18:15:02 a:tada:b :+1: :100: ::1 :a b:")];
  const markdown = render({ type: "paragraph", line });
  const parts = nodesOfType(markdown, "text").map(({ value }) => value);
  assertEquals(parts.slice(1, -1), ["18:15:02 a:", "tada:b :", "+1: :", "100: ::1 :a b:"]);
});

Deno.test("github: links lead to pages by their file, and no URL ends early", () => {
  const to = { type: "url", url: "https://a.b/c (d)>e" } as const;
  const line = [{ type: "link", text: "x]y", to }, {
    type: "link",
    text: "z",
    to: { type: "page", name: "1-a" },
  }] as const;
  const links = nodesOfType(render({ type: "paragraph", line }), "link");
  assertEquals(links.map(({ url }) => url), ["https://a.b/c%20%28d%29%3ee", "1-a.md"]);
  assertEquals(links.map(textOf), ["x]y", "z"]);
});

const PAGE: Page = {
  name: "index",
  title: "Title",
  stamp: {
    run: "r",
    world: "live",
    runbook: { name: "n", version: "1" },
    at: "2026-11-23T18:15:02.000Z",
    position: 0,
  },
  blocks: [],
  origin: [text("origin")],
};

function render(...blocks: readonly Block[]): string {
  return github.render({ ...PAGE, blocks });
}

/** Headings with their level, and raw HTML: what data must not bring forth. */
function outline(markdown: string): readonly string[] {
  return nodesOf(markdown).flatMap((node) => {
    if (node.type === "heading") return [`${node.depth} ${textOf(node)}`];
    return node.type === "html" ? ["html"] : [];
  });
}

/** A text as a reader sees it in a line. */
function seen(text: string): string {
  return printable(text).replaceAll(/\s+/g, " ").trim();
}
