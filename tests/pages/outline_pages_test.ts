import { outline } from "../../runbook/dialects/mod.ts";
import { assertPageShown } from "./page_shown.ts";
import { readOutline } from "./outline.ts";
import { samples } from "./samples.ts";

/** Brackets would have to be escaped, and Outline shows the escapes. */
function alternative(text: string): string {
  return text.replace("[", "(").replace("]", ")");
}

Deno.test("outline pages: the nearest to Outline's parser shows all of every run", async (t) => {
  for (const { name, pages } of await samples()) {
    await t.step(name, () => {
      for (const page of pages) {
        const html = readOutline(outline.render(page));
        assertPageShown(html, page, { aside: "aside", ids: false, alternative });
      }
    });
  }
});
