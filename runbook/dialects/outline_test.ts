import { assertEquals } from "@std/assert";
import { type Block, code, text } from "../pages/mod.ts";
import { assertAsKept, passedRun, wikiPageOf } from "../testdata/mod.ts";
import { outline } from "./outline.ts";

Deno.test("outline: a run's page is as kept", async () => {
  const kept = new URL("testdata/outline.md.txt", import.meta.url);
  await assertAsKept(kept, outline.render(wikiPageOf(passedRun())));
});

Deno.test("outline: there is no HTML on a page, and nothing before its title", () => {
  const page = outline.render(wikiPageOf(passedRun()));
  assertEquals(page.split("\n")[0], "# Ingress and load balancing");
  assertEquals(page.match(/^<.*/gm), null);
});

Deno.test("outline: what is folded away is named by what stands first in it", () => {
  const lines = ["+++ b", "++++"];
  const output = { stream: "stdout", parts: [{ folded: true, lines }], elsewhere: [] } as const;
  const [, , , , ...folded] = bodyOf({
    type: "command",
    id: "x-1",
    mode: "look",
    text: "diff",
    outputs: [output],
  });
  assertEquals(folded, ["+++++", "", "2 more lines", "", "```text", ...lines, "```", "", "+++++"]);
});

Deno.test("outline: a notice is longer than what is like one inside", () => {
  const markdown = "a\n\n```text\n:::info\n::::\n```";
  const lines = bodyOf({ type: "prose", style: "note", markdown });
  assertEquals([lines.at(0), lines.at(-1)], [":::::info", ":::::"]);
});

Deno.test("outline: links lead to pages that are imported together, and are bold where they cannot lead", () => {
  const targets = [
    { type: "page", name: "1-a" },
    { type: "page", name: "1-installation", byHand: true },
    { type: "id", id: "b" },
    { type: "url", url: "https://a.b/" },
  ] as const;
  const line = targets.map((to) => ({ type: "link", text: "x", to }) as const);
  assertEquals(bodyOf({ type: "paragraph", line }), ["[x](1-a.md)**x****x**[x](https://a.b/)"]);
});

Deno.test("outline: what only Outline reads is escaped", () => {
  const line = [text("a. ==b== !!c!! :tada: 10:30:15 a=b!"), code("==|")];
  assertEquals(bodyOf({ type: "paragraph", line }), [
    "a\\. \\==b\\== \\!!c\\!! \\:tada: 10\\:30:15 a=b!`==|`",
  ]);
  const [, , row] = bodyOf({ type: "table", columns: ["a"], rows: [[line]] });
  assertEquals(row?.endsWith("a=b!`==\\|` |"), true);
});

function bodyOf(block: Block): readonly string[] {
  const page = { ...wikiPageOf(passedRun()), blocks: [block], origin: [] };
  return outline.render(page).trimEnd().split("\n").slice(2, -2);
}
