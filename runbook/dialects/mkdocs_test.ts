import { assertEquals } from "@std/assert";
import { parse } from "@std/yaml";
import { linkTo, spoken, text } from "../pages/mod.ts";
import type { Block } from "../pages/mod.ts";
import { assertAsKept, fixturePage, passedRun, SHOWN, wikiPageOf } from "../testdata/mod.ts";
import { mkdocs } from "./mkdocs.ts";

Deno.test("mkdocs: a run's page is as kept", async () => {
  const kept = new URL("testdata/mkdocs.md.txt", import.meta.url);
  await assertAsKept(kept, mkdocs.render(wikiPageOf(passedRun())));
});

Deno.test("mkdocs: title and summary stand in the front matter, safe for HTML", () => {
  for (const { fixture, line } of SHOWN) {
    const page = { ...fixturePage({ fixture, line, block: "" }), summary: `say "${fixture}"` };
    const [, matter = ""] = mkdocs.render(page).split(/^---$/m);
    const { title, description } = Object(parse(matter));
    assertEquals([title, description].map((value) => /[<>"]|&(?!#)/.test(value)), [false, false]);
    assertEquals(decoded(title), line);
  }
});

Deno.test("mkdocs: signs before which no backslash works are written as entities", () => {
  const data = String.raw`a <b> & &amp; ~c~ ^d^ ==e== $f$ \g *h* _i_ snake_case {j} [k]`;
  assertEquals(
    body({ type: "paragraph", line: [text(data)] }),
    "a &#60;b> & &#38;amp; &#126;c&#126; &#94;d&#94; &#61;=e&#61;= &#36;f&#36; &#92;g \\*h\\* " +
      "\\_i\\_ snake_case \\{j\\} \\[k\\]",
  );
});

Deno.test("mkdocs: no line of data begins another block", () => {
  const lines = ["- a", "+ a", "1. a", "2) a", "# a", "> a", "!!! note", '??? note "a"', '=== "a"'];
  const written = [...lines, ": a", "/// a"].map((line) =>
    body({ type: "paragraph", line: [text(line)] })
  );
  assertEquals(written, [
    "\\- a",
    "\\+ a",
    "1\\. a",
    "2\\) a",
    "\\# a",
    "\\> a",
    "\\!!! note",
    '&#63;?? note "a"',
    '&#61;&#61;= "a"',
    "&#58; a",
    "&#47;// a",
  ]);
});

Deno.test("mkdocs: what is set apart or folded is indented by four, fences in it, too", () => {
  assertEquals(
    body({ type: "prose", style: "warning", markdown: "a\n\n- b\n  - c\n    1) d\n- e" }),
    "!!! warning\n\n    a\n\n    - b\n        - c\n            1. d\n    - e",
  );
  const code = { type: "code", language: "yaml", text: "a:\n\n  b\n" } as const;
  assertEquals(
    body({ type: "details", summary: 'What is "it"', blocks: [code] }),
    '??? quote "What is &quot;it&quot;"\n\n    ```yaml\n    a:\n\n      b\n    ```',
  );
});

Deno.test("mkdocs: escapes in prose become what works here, code stays as it is", () => {
  assertEquals(
    body({ type: "prose", style: "say", markdown: "\\<a> \\* \\~ `\\~`\n\n```\n\\~\n```" }),
    "&#60;a> \\* &#126; `\\~`\n\n```text\n\\~\n```",
  );
});

Deno.test("mkdocs: a file's name is its fence's title, or stands above where that cannot be", () => {
  const file = { type: "file", language: "yaml", text: "a" } as const;
  assertEquals(
    body({ ...file, name: "a <b>\n`c`.yaml" }),
    '```yaml title="a <b> `c`.yaml"\na\n```',
  );
  assertEquals(body({ ...file, name: 'a "b"' }), '`a "b"`:\n\n```yaml\na\n```');
  assertEquals(body({ ...file, name: " " }), "```yaml\na\n```");
});

Deno.test("mkdocs: sections and commands can be linked to, and code is no lexer's name", () => {
  assertEquals(
    body({ type: "heading", level: 2, id: "a-1", text: "A {#b}" }),
    "## A \\{\\#b\\} { #a-1 }",
  );
  assertEquals(body({ type: "heading", level: 2, id: "a-1", text: "" }), '<a id="a-1"></a>');
  assertEquals(
    body({ type: "command", id: "a-2", mode: "look", text: "ls \\\n -l", outputs: [] }),
    '<a id="a-2"></a>\n\n```text\n$ ls \\\n -l\n```',
  );
  const line = [linkTo("x", { type: "page", name: "../1-a" }), ...spoken(" `#!sh` `<!-- `")];
  assertEquals(
    body({ type: "paragraph", line }),
    "[x](../1-a.md) <code>&#35;&#33;sh</code> <code>&#60;&#33;-- </code>",
  );
});

Deno.test("mkdocs: the piece of navigation holds the pages in order, safe for HTML", () => {
  const [index, section] = [0, 1].map((n) => ({ ...PAGE, name: `${n}-a`, title: `${n} <b>: "c"` }));
  if (index === undefined || section === undefined) throw new Error("There are no pages");
  const nav = (pages: readonly (typeof PAGE)[], folder?: string) =>
    mkdocs.beside?.(pages, folder).map(({ path, text }) => [path, Object(parse(text)).nav]);
  const [first, second] = [0, 1].map((n) => `${n} &#60;b&#62;: &#34;c&#34;`);
  assertEquals(nav([index]), [["0-a.nav.yml", [{ [first ?? ""]: "0-a.md" }]]]);
  assertEquals(nav([index, section], "f/"), [
    ["0-a.nav.yml", [{ [first ?? ""]: ["f/0-a.md", { [second ?? ""]: "f/1-a.md" }] }]],
  ]);
});

const PAGE = wikiPageOf(passedRun());

/** What is written of a block. */
function body(block: Block): string {
  const markdown = mkdocs.render({ ...PAGE, title: "Title", blocks: [block] });
  return markdown.slice(markdown.indexOf("# Title\n\n") + "# Title\n\n".length)
    .replace(/\n\n---\n\n.*\n$/, "");
}

function decoded(text: string): string {
  return text.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
