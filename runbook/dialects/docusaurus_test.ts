import { assertEquals } from "@std/assert";
import { parse } from "@std/yaml";
import { fold } from "../journal/mod.ts";
import { type Page, text, wikiPages } from "../pages/mod.ts";
import {
  assertAsKept,
  begunRun,
  editionFor,
  fixturePage,
  passedRun,
  SHOWN,
  wikiPageOf,
} from "../testdata/mod.ts";
import { docusaurus, docusaurusMd } from "./docusaurus.ts";

for (const dialect of [docusaurus, docusaurusMd]) {
  Deno.test(`${dialect.id}: a page looks as it is kept`, async () => {
    const kept = new URL(`./testdata/${dialect.id}.${dialect.extension}.txt`, import.meta.url);
    await assertAsKept(kept, dialect.render(wikiPageOf(passedRun())));
  });

  Deno.test(`${dialect.id}: front matter says what its data says, whatever that is`, () => {
    for (const shown of SHOWN) {
      const [, yaml = ""] = dialect.render(fixturePage(shown, 7)).split("---\n");
      assertEquals(parse(yaml), {
        title: shown.line,
        description: shown.line,
        sidebar_position: 7,
        custom_edit_url: null,
        ...dialect === docusaurusMd ? { mdx: { format: "md" } } : {},
      });
    }
  });

  Deno.test(`${dialect.id}: links lead to files, also to pages that people have written`, () => {
    const pages = splitPages().map(dialect.render);
    const targets = pages.map((page) => [...page.matchAll(/\]\(([^)]*)\)/g)].map(([, to]) => to));
    const [first, second] = ["1-loadbalancer", "2-demo-service"].map((name) =>
      `${name}.${dialect.extension}`
    );
    const index = `index.${dialect.extension}`;
    assertEquals(targets, [
      ["../1-installation.md", first, second],
      ["https://metallb.io/", "way.svg", index, second],
      [first, index],
    ]);
  });
}

Deno.test("docusaurus: a folder of pages has its place in the sidebar, a single page needs none", () => {
  const [category, ...others] = docusaurus.beside?.(splitPages()) ?? [];
  assertEquals(others, []);
  assertEquals(category?.path, "_category_.json");
  assertEquals(JSON.parse(category?.text ?? ""), {
    label: "Ingress and load balancing",
    link: { type: "doc", id: "index" },
  });
  assertEquals(docusaurus.beside?.([wikiPageOf(passedRun())]), []);
});

Deno.test("docusaurus: nothing inside ends what is set apart", () => {
  const note = { type: "prose", style: "note", markdown: "a\n\n```text\n::::\n```" } as const;
  const rendered = docusaurus.render({ ...PAGE, blocks: [note] });
  assertEquals(rendered.match(/^:+.*$/gm), [":::::note", "::::", ":::::"]);
});

Deno.test("docusaurus: comments that would mark lines stay in a file, and its name is its title", () => {
  const file = { type: "file", language: "yaml" } as const;
  const marked = { ...file, name: "my values.yaml", text: "# highlight-next-line\na: 1\n" };
  const quoted = { ...file, name: 'a "b" `c`.yaml', text: "a: 1\n" };
  const rendered = docusaurus.render({ ...PAGE, blocks: [marked, quoted] });
  assertEquals(rendered.match(/^```.+$/gm), ['```yaml title="my values.yaml" {0}', "```yaml"]);
  assertEquals(rendered.includes('``a "b" `c`.yaml``:\n\n```yaml\na: 1\n'), true);
});

const PAGE: Page = { ...fixturePage({ fixture: "x", line: "x", block: "x" }), origin: [text("o")] };

function splitPages(): readonly Page[] {
  const run = begunRun(fold(passedRun()));
  return wikiPages(run, editionFor(run));
}
