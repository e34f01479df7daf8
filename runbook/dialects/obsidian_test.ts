/**
 * Obsidian's own parser is part of its program. The nearest there is reads GitHub's Markdown, which
 * Obsidian's is built on; what Obsidian adds to it is looked for in the source of every text: a mark
 * that stands there without a backslash would be read.
 */

import { assertEquals } from "@std/assert";
import { parse } from "@std/yaml";
import type { Block } from "../pages/mod.ts";
import { linkTo, text } from "../pages/mod.ts";
import {
  assertAsKept,
  chancePages,
  failedRun,
  fixturePage,
  nodesOf,
  nodesOfType,
  passedRun,
  SHOWN,
  textOf,
  wikiPageOf,
} from "../testdata/mod.ts";
import { obsidian } from "./obsidian.ts";

/** Tags, comments, marks, links, formulas, ids of blocks and footnotes. */
const OWN_REGEXP = /(?<!\\)(?:\\\\)*(?:(?<=^|\s)#\S|%%|==|\[\[|\$|\^)/;

Deno.test("obsidian: a run's page is as kept", async () => {
  const kept = new URL("testdata/obsidian.md.txt", import.meta.url);
  await assertAsKept(kept, obsidian.render(wikiPageOf(passedRun())));
});

Deno.test("obsidian: every fixture is shown as it is, wherever it stands", () => {
  for (const shown of SHOWN) {
    const markdown = bodyOf(obsidian.render(fixturePage(shown)));
    const { line, block, fixture } = shown;
    assertEquals(nodesOfType(markdown, "heading").map(textOf).map(seen), [line, line], fixture);
    const cells = nodesOfType(markdown, "tableCell").map(textOf).map(seen);
    assertEquals(cells, ["plain", "code", "end", line, line, "end"], fixture);
    assertEquals(
      nodesOfType(markdown, "code").map(({ value }) => withoutEnd(value)),
      [block, `$ echo\n${block}`, block, block].map(withoutEnd),
      fixture,
    );
    const quotes = nodesOfType(markdown, "blockquote").map(textOf).map(seen);
    assertEquals(quotes[0], `[!failure] ${line}`.trim(), fixture);
    assertEquals(quotes.length, 2, fixture);
    assertEquals(ownMarks(markdown), ["^fixture-1"], fixture);
  }
});

Deno.test("obsidian: no chance text is read as notation", () => {
  for (const { data, line, page } of chancePages(200)) {
    const markdown = bodyOf(obsidian.render(page));
    const headings = nodesOfType(markdown, "heading").map(textOf).map(seen);
    assertEquals(headings, [line], JSON.stringify(data));
    const items = nodesOfType(markdown, "listItem").map(textOf).map(seen);
    assertEquals(items, [`✔ ${line}`.trim()], JSON.stringify(data));
    assertEquals(ownMarks(markdown), [], JSON.stringify(data));
  }
});

Deno.test("obsidian: what is folded is a callout that is closed, with its fence in it", () => {
  const code = { type: "code", language: "text", text: "a  \n\n\tb ```\n" } as const;
  const markdown = body({ type: "details", summary: "2 *more*", blocks: [code] });
  assertEquals(markdown.split("\n")[0], "> [!quote]- 2 \\*more\\*");
  assertEquals(nodesOfType(markdown, "code").map(({ value }) => value), ["a  \n\n\tb ```"]);
});

Deno.test("obsidian: links lead to pages, to headings by their words, to blocks by their ids", () => {
  const heading = { type: "heading", level: 2, id: "a", text: "A (b) #c [d]" } as const;
  const to = [{ type: "id", id: "a" }, { type: "id", id: "b_1" }, {
    type: "page",
    name: "1-b",
  }] as const;
  const line = to.map((target) => linkTo("x", target));
  const command = { type: "command", id: "b_1", mode: "look", text: "ls", outputs: [] } as const;
  const markdown = body(heading, { type: "paragraph", line }, command);
  assertEquals(
    nodesOfType(markdown, "link").map(({ url }) => url),
    ["#A%20%28b%29%20c%20d", "#^b-1", "1-b.md"],
  );
  assertEquals(markdown.endsWith("```console\n$ ls\n```\n\n^b-1"), true, markdown);
});

Deno.test("obsidian: every link on a run's page leads to a heading or a block of it", () => {
  for (const events of [passedRun(), failedRun()]) {
    const markdown = bodyOf(obsidian.render(wikiPageOf(events)));
    const headings = nodesOfType(markdown, "heading").map((node) => `#${encodeURI(textOf(node))}`);
    const links = nodesOfType(markdown, "link").map(({ url }) => url)
      .filter((url) => url.startsWith("#"));
    assertEquals(links.filter((url) => !headings.includes(url)), []);
    assertEquals(links.length > 1, true);
  }
});

Deno.test("obsidian: the front matter finds the page by its title and by how it ended", () => {
  for (const shown of SHOWN) {
    const [, matter = ""] = obsidian.render(fixturePage(shown)).split(/^---$/m);
    assertEquals(parse(matter), { aliases: [shown.line], tags: ["runbook/passed"] });
  }
});

Deno.test("obsidian: data of its own notation is text", () => {
  const line = [text("a #b %%c%% ==d== [[e]] $f$ ^g \\%%h")];
  const markdown = body({ type: "paragraph", line });
  assertEquals(
    markdown,
    "a \\#b \\%%c\\%% \\==d\\== \\[\\[e\\]\\] \\$f\\$ \\^g \\\\\\%%h",
  );
});

function body(...blocks: readonly Block[]): string {
  const page = { ...wikiPageOf(passedRun()), title: "Title", blocks };
  return bodyOf(obsidian.render(page)).replace("# Title\n\n", "").replace(/\n\n---\n\n.*\n$/, "");
}

/** A page without its front matter. */
function bodyOf(markdown: string): string {
  return markdown.slice(markdown.indexOf("\n---\n") + "\n---\n\n".length);
}

/** Texts in whose source something is left that Obsidian would read as its own. */
function ownMarks(markdown: string): readonly string[] {
  return nodesOf(markdown).flatMap((node) => {
    const { start, end } = node.position ?? {};
    if (node.type !== "text" || start?.offset === undefined) return [];
    const source = markdown.slice(start.offset, end?.offset);
    return OWN_REGEXP.test(source) ? [source] : [];
  });
}

function withoutEnd(code: string): string {
  return code.replace(/\n$/, "");
}

function seen(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
