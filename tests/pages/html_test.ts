import { assertEquals, assertThrows } from "@std/assert";
import { SHOWN, type Shown } from "../../runbook/testdata/mod.ts";
import { assertFixtureShown, type FixtureOptions, readHtml } from "./html.ts";

Deno.test("html: text is as a reader sees it, and letter by letter where it is asked for", () => {
  const page = readHtml("<p>a\n <b>b</b>&amp;</p><pre>x  &lt;<br><i>y</i>\n</pre><!-- z -->");
  assertEquals(page.text, "a b&x < y");
  assertEquals(page.select("pre").map(({ verbatim }) => verbatim), ["x  <\ny\n"]);
  assertEquals(page.textBefore("pre"), "a b&");
  assertEquals(page.without("b, pre").text, "a &");
});

Deno.test("html: properties are those of the DOM", () => {
  const [link] = readHtml('<a id="x" href="/y">z</a>').select("a");
  assertEquals([link?.property("id"), link?.property("href")], ["x", "/y"]);
  assertEquals(link?.property("title"), undefined);
});

Deno.test("html: a page that shows its fixture everywhere passes", () => {
  for (const shown of SHOWN) assertFixtureShown(built(shown), shown);
});

Deno.test("html: a fixture that is lost, changed or read as notation is seen, wherever it is", () => {
  const [shown] = SHOWN;
  if (shown === undefined) throw new Error("There is no fixture");
  const html = built(shown);
  const places = html.matchAll(/&lt;none>/g).map(({ index }) => index).toArray();
  assertEquals(places.length, 12);
  for (const place of places) {
    const broken = html.slice(0, place) + html.slice(place).replace("&lt;", "<");
    assertThrows(() => assertFixtureShown(broken, shown), Error, "<none>");
  }
  for (const more of ["<h3>x</h3>", "<ul><li>x</li></ul>", "<pre>x</pre>"]) {
    assertThrows(() => assertFixtureShown(html + more, shown), Error, "<none>");
  }
  const oneMore = html.replace("</tbody>", "<tr><td>x</td></tr></tbody>");
  assertThrows(() => assertFixtureShown(oneMore, shown), Error, "The row of");
});

Deno.test("html: what a consumer adds, calls otherwise or does not show can be said", () => {
  const [shown] = SHOWN;
  if (shown === undefined) throw new Error("There is no fixture");
  const html = built(shown)
    .replace(/<h1>.*?<\/h1>/, "")
    .replace("</h2>", '<a class="self">#</a></h2>')
    .replaceAll("blockquote", "section");
  const options: FixtureOptions = {
    article: "main",
    aside: "section",
    furniture: ".self",
    unseen: ["title"],
  };
  assertFixtureShown(`<nav><h1>Site</h1></nav><main>${html}</main>`, shown, options);
});

/** What a consumer makes of the fixture page. */
function built({ line, block }: Shown): string {
  const [said, code] = [line, block].map((text) =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
  );
  return `<h1>${said}</h1><h2>${said}</h2><p>${said}</p>
    <blockquote><p>Caution</p><p>${said}</p></blockquote>
    <ul><li>✔ ${said}</li></ul>
    <table><thead><tr><th>plain</th><th>code</th><th>end</th></tr></thead>
    <tbody><tr><td>${said}</td><td><code>${said}</code></td><td>end</td></tr></tbody></table>
    <p><code>${said}</code>:</p>
    <pre><code>${code}\n</code></pre>
    <pre>\n$ echo\n${code}\n</pre>
    <details><summary>1 more line</summary><pre>\n${code}</pre></details>
    <p>To standard error it wrote:</p><pre>\n${code}</pre>`;
}
