import { assertEquals, assertRejects } from "@std/assert";
import { docusaurus, docusaurusMd } from "../../runbook/dialects/mod.ts";
import { code, type Page, text } from "../../runbook/pages/mod.ts";
import { chancePages, fixturePage, SHOWN } from "../../runbook/testdata/mod.ts";
import { assertChanceShown } from "./chance_shown.ts";
import { readDocusaurus } from "./docusaurus_reader.ts";
import { assertFixtureShown, readHtml } from "./html.ts";

/** Code that Docusaurus would rewrite. */
const REWRITTEN = [
  "# n ${#arr[@]}\n\n## {#id}\n",
  "#!/bin/sh {#x}",
  ":::note hello\nx\n:::\n",
  "  :::danger a\n> :::tip b\n",
  "```mdx-code-block\n<b>\n```\n",
  "````mdx-code-block\n{x}\n````",
  "\n\t# {#a}\n# {#b}\n\n\n\tend  \n",
];

for (const dialect of [docusaurus, docusaurusMd]) {
  const format = dialect === docusaurus ? "mdx" : "md";

  Deno.test(`${dialect.id}: a fixture is seen wherever it stands`, async () => {
    for (const shown of SHOWN) {
      const html = await readDocusaurus(dialect.render(fixturePage(shown)), format);
      assertFixtureShown(html, shown, { aside: "aside" });
    }
  });

  Deno.test(`${dialect.id}: no chance text is read as notation`, async () => {
    for (const chance of chancePages(200)) {
      assertChanceShown(await readDocusaurus(dialect.render(chance.page), format), chance);
    }
  });

  Deno.test(`${dialect.id}: code is what it was, also where pages are rewritten first`, async () => {
    for (const block of REWRITTEN) {
      const page = fixturePage({ fixture: block, line: "", block });
      const blocks = page.blocks.filter(({ type }) => type === "file" || type === "command");
      const said = { type: "prose", style: "note", markdown: `a\n\n\`\`\`sh\n${block}\n\`\`\`` };
      const prose = block.includes("```") ? [] : [said as Page["blocks"][number]];
      const html = await readDocusaurus(
        dialect.render({ ...page, title: "t", blocks: [...blocks, ...prose] }),
        format,
      );
      const codes = readHtml(html).select("pre").map(({ verbatim }) => verbatim.trimEnd());
      const expected = [block, `$ echo\n${block}`, block, block, ...prose.map(() => block)];
      assertEquals(codes, expected.map((one) => one.trimEnd()));
    }
  });

  Deno.test(`${dialect.id}: what a sentence says is no emoji, directive, id or module`, async () => {
    const sentences = [
      "all :tada: and :+1: at 12:30:45",
      "see :note[x]{y} and ::leaf and image:tag",
      "the end {#of-it}",
      "import of {things} from 'there'",
      "export const x = 1",
    ];
    for (const sentence of sentences) {
      const line = [text(sentence)];
      const html = await readDocusaurus(
        dialect.render({
          ...fixturePage({ fixture: "", line: "", block: "" }),
          title: sentence,
          blocks: [
            { type: "heading", level: 2, id: "x", text: sentence },
            { type: "paragraph", line },
            { type: "table", columns: [sentence], rows: [[[code(sentence)]]] },
          ],
        }),
        format,
      );
      const page = readHtml(html);
      assertEquals(page.select("h1")[0]?.text, sentence);
      const [heading] = page.select("h2");
      assertEquals([heading?.text, heading?.property("id")], [sentence, "x"]);
      assertEquals(page.select("p")[0]?.text, sentence);
      assertEquals(page.select("th, td").map(({ text }) => text), [sentence, sentence]);
      // In the title and in code Docusaurus looks for none.
      assertEquals(html.split(":tada:").length, sentence.includes(":tada:") ? 3 : 1);
    }
  });

  Deno.test(`${dialect.id}: the words for a picture are heard as they are`, async () => {
    const alternative = "{a} image:tag :b[c]{d} :tada: <e> [f](g)";
    const page = fixturePage({ fixture: "", line: "", block: "" });
    const figure = { type: "figure", id: "x", file: "x.svg", caption: "c", alternative } as const;
    const html = await readDocusaurus(dialect.render({ ...page, blocks: [figure] }), format);
    assertEquals(readHtml(html).select("img").map((image) => image.property("alt")), [alternative]);
  });

  Deno.test(`${dialect.id}: what a step says is read as it is meant`, async () => {
    const markdown =
      "if {x} < 5 then <none>, `{y} <b>`, \\<none>, **b** and <https://a.b/c>\n\nexport it\n\n" +
      "- a {b}\n- [l](https://d.e/{f})";
    const page = fixturePage({ fixture: "", line: "", block: "" });
    const html = await readDocusaurus(
      dialect.render({ ...page, blocks: [{ type: "prose", style: "note", markdown }] }),
      format,
    );
    const note = readHtml(html).select("aside")[0];
    assertEquals(note?.select("p").at(-1)?.text, "export it");
    assertEquals(note?.select("code").map(({ text }) => text), ["{y} <b>"]);
    assertEquals(note?.select("a").map((link) => link.property("href")), [
      "https://a.b/c",
      "https://d.e/%7Bf%7D",
    ]);
    // In Markdown what stands in brackets is HTML, and the step's own matter.
    if (format === "mdx") {
      assertEquals(
        note?.select("p")[0]?.text,
        "if {x} < 5 then <none>, {y} <b>, <none>, b and https://a.b/c",
      );
    }
  });
}

Deno.test("docusaurus: what MDX could not read is noticed", async () => {
  const page = docusaurus.render(fixturePage({ fixture: "", line: "", block: "" }));
  await assertRejects(() => readDocusaurus(`${page}\n<none>\n`, "mdx"));
  await assertRejects(() => readDocusaurus(`${page}\n{namespace}\n`, "mdx"));
});
