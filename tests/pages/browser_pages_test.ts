/// <reference lib="dom" />
import { assertEquals, assertMatch } from "@std/assert";
import { testFolder } from "../../runbook/testdata/mod.ts";
import { openBrowser, serveFolder } from "./browser.ts";

Deno.test("browser: a page without fault has no complaint, and is looked at as asked", async () => {
  await using site = await served(
    `<meta name="color-scheme" content="light dark"><p>text</p><script>document.title="x"</script>`,
  );
  await using browser = await openBrowser();
  for (const dark of [false, true]) {
    await using page = await browser.open(site.url, { width: 390, dark });
    assertEquals(page.complaints, []);
    assertEquals(page.requests, [site.url]);
    assertEquals(await page.overflow(), 0);
    assertEquals(await page.evaluate(() => [innerWidth, document.title]), [390, "x"]);
    const isDark = (scheme: string) => matchMedia(`(prefers-color-scheme: ${scheme})`).matches;
    assertEquals(await page.evaluate(isDark, "dark"), dark);
  }
});

Deno.test("browser: errors on the console, thrown ones and failed requests are noticed", async () => {
  await using site = await served(
    `<script>console.error("said")</script><script>throw new Error("thrown")</script>
    <img src="missing.png"><img src="http://127.0.0.1:1/refused.png">`,
  );
  await using browser = await openBrowser();
  await using page = await browser.open(site.url, { width: 1280 });
  const complaints = page.complaints.join("\n");
  assertMatch(complaints, /console: said/);
  assertMatch(complaints, /thrown: Error: thrown/);
  assertMatch(complaints, /missing\.png: 404/);
  assertMatch(complaints, /refused\.png: net::ERR/);
});

Deno.test("browser: a page wider than its window is noticed", async () => {
  await using site = await served(`<div style="width: 500px">wide</div>`);
  await using browser = await openBrowser();
  await using page = await browser.open(site.url, { width: 390 });
  assertEquals(await page.overflow(), 500 + 8 - 390);
});

Deno.test("browser: without script a page's own does not run, and is looked at all the same", async () => {
  await using site = await served(
    `<details><summary>more</summary></details><script>document.title = "ran"</script>`,
  );
  await using browser = await openBrowser();
  await using page = await browser.open(site.url, { width: 390, script: false });
  await page.click("summary");
  assertEquals(
    await page.evaluate(() => [document.title, document.querySelector("details")?.open]),
    ["", true],
  );
});

/** A site with one page of this body. */
async function served(body: string) {
  const folder = await testFolder();
  const head = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">`;
  await Deno.writeTextFile(`${folder.path}/index.html`, head + body);
  const site = serveFolder(folder.path);
  return {
    url: site.url,
    async [Symbol.asyncDispose]() {
      await site[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}
