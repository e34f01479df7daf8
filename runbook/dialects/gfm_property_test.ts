import { assertEquals } from "@std/assert";
import { chancePages, nodesOfType, textOf } from "../testdata/mod.ts";
import { gitea } from "./gitea.ts";
import { github } from "./github.ts";

for (const dialect of [github, gitea]) {
  Deno.test(`${dialect.id}: no chance text is read as notation, in lines, cells and headings`, () => {
    for (const { data, line, page } of chancePages(200)) {
      const markdown = dialect.render(page);
      const heading = nodesOfType(markdown, "heading").map(textOf).map(seen);
      const cell = nodesOfType(markdown, "tableCell").at(-1);
      const [first] = nodesOfType(markdown, "paragraph");
      assertEquals(heading, [line], JSON.stringify(data));
      assertEquals(first && seen(textOf(first)), `x ${line} y`.replace("  ", " "), data);
      assertEquals(cell && seen(textOf(cell)), line, JSON.stringify(data));
      const items = nodesOfType(markdown, "listItem").map(textOf).map(seen);
      assertEquals(items, [`✔ ${line}`.trim()]);
    }
  });
}

function seen(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
