import { assertEquals } from "@std/assert";
import { text } from "../pages/mod.ts";
import { assertAsKept, passedRun, wikiPageOf } from "../testdata/mod.ts";
import { gitea } from "./gitea.ts";

Deno.test("gitea: a run's page is as kept", async () => {
  const kept = new URL("testdata/gitea.md.txt", import.meta.url);
  await assertAsKept(kept, gitea.render(wikiPageOf(passedRun())));
});

Deno.test("gitea: a section has its id as an attribute, and data has none", () => {
  const page = wikiPageOf(passedRun());
  const heading = { type: "heading", level: 2, id: "a-1", text: "A {#b}" } as const;
  const lines = gitea.render({ ...page, title: "{.c}", blocks: [heading] }).split("\n");
  assertEquals(lines.slice(0, 3), ["# \\{.c}", "", "## A \\{#b} {#a-1}"]);
});

Deno.test("gitea: no line of data begins a definition or a formula", () => {
  const paragraphs = [[text(": a")], [text("[b]")], [text("c"), text(": [d]")]];
  const blocks = paragraphs.map((line) => ({ type: "paragraph", line }) as const);
  const lines = gitea.render({ ...wikiPageOf(passedRun()), blocks }).split("\n");
  assertEquals([lines[2], lines[4], lines[6]], ["\\: a", "&#91;b\\]", "c: \\[d\\]"]);
});
