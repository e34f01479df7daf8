import { assertEquals } from "@std/assert";
import { wikijs } from "../../runbook/dialects/mod.ts";
import { readHtml } from "./html.ts";
import { assertPageShown } from "./page_shown.ts";
import { samples } from "./samples.ts";
import { readWikijs } from "./wikijs.ts";

Deno.test("wikijs pages: markdown-it with Wiki.js' plugins shows all of every run", async (t) => {
  for (const { name, pages } of await samples()) {
    await t.step(name, () => {
      for (const page of pages) {
        const { meta, html } = readWikijs(wikijs.render(page));
        assertEquals([meta.title, meta.editor], [page.title, "markdown"]);
        assertPageShown(html, page, { titled: true, aside: 'blockquote[class^="is-"]' });
      }
    });
  }
});

Deno.test("wikijs pages: every link between the pages leads to one of them, or to the page before", async () => {
  for (const { pages } of await samples()) {
    const folder = pages.length === 1 ? "/" : "/2-ingress-and-loadbalancing/";
    const paths = ["/1-installation", ...pages.map(({ name }) => `${folder}${name}`)];
    const lost = pages.flatMap((page) => {
      const links = readHtml(readWikijs(wikijs.render(page)).html).select("a[href^='.']");
      return links.map((link) => {
        const { pathname } = new URL(
          link.property("href") ?? "",
          `http://wiki${folder}${page.name}`,
        );
        return pathname;
      }).filter((path) => !paths.includes(path));
    });
    assertEquals(lost, []);
  }
});
