import { assertEquals } from "@std/assert";
import { parse } from "@std/yaml";
import { type Block, text } from "../pages/mod.ts";
import { assertAsKept, passedRun, wikiPageOf } from "../testdata/mod.ts";
import { wikijs } from "./wikijs.ts";

Deno.test("wikijs: a run's page is as kept", async () => {
  const kept = new URL("testdata/wikijs.md.txt", import.meta.url);
  await assertAsKept(kept, wikijs.render(wikiPageOf(passedRun())));
});

Deno.test("wikijs: the front matter has what Wiki.js asks for, and the page no title beside it", () => {
  const page = { ...wikiPageOf(passedRun()), title: 'a: "b"\n# c' };
  const [, yaml = "", rest = ""] = wikijs.render(page).split(/^---$/m);
  assertEquals(parse(yaml), {
    title: 'a: "b" # c',
    description: page.summary,
    published: true,
    date: "2026-11-23T18:15:00.000Z",
    editor: "markdown",
    dateCreated: "2026-11-23T18:15:00.000Z",
  });
  assertEquals(rest.trimStart().startsWith("> **Verified**"), true);
});

Deno.test("wikijs: what is set apart has its class on its last line, or is HTML where that is no paragraph", () => {
  assertEquals(bodyOf({ type: "prose", style: "note", markdown: "a\n\nb" }), [
    "> a",
    ">",
    "> b",
    "{.is-info}",
  ]);
  assertEquals(bodyOf({ type: "prose", style: "warning", markdown: "a\n\n- b" }), [
    '<blockquote class="is-warning">',
    "",
    "a",
    "",
    "- b",
    "",
    "</blockquote>",
  ]);
});

Deno.test("wikijs: links lead to pages by their path without ending, beside the page", () => {
  const line = ["1-a", "../1-installation"].map((name) =>
    ({ type: "link", text: "x", to: { type: "page", name } }) as const
  );
  assertEquals(bodyOf({ type: "paragraph", line }), ["[x](./1-a)[x](./../1-installation)"]);
});

Deno.test("wikijs: braces in prose are plain text, those in its code stay", () => {
  const markdown = "`{a}` {b}\n\n```sh\n{c}\n```";
  const [first, ...others] = bodyOf({ type: "prose", style: "say", markdown });
  assertEquals(first, "`{a}` &#123;<!---->b}");
  assertEquals(others, ["", "```sh", "{c}", "```"]);
});

Deno.test("wikijs: only what would be read is kept apart", () => {
  const line = [text("18:15:02, 10.0.0.1:8080, image:tag")];
  assertEquals(bodyOf({ type: "paragraph", line }), ["18:15:02, 10.0.0.1:8080, image:tag"]);
});

function bodyOf(block: Block): readonly string[] {
  const page = { ...wikiPageOf(passedRun()), blocks: [block], origin: [] };
  const [, , body = ""] = wikijs.render(page).split(/^---$/m);
  return body.trim().split("\n");
}
