import { assertEquals, assertStringIncludes } from "@std/assert";
import { FIXTURES } from "../testdata/mod.ts";
import { fromHtml } from "hast-util-from-html";
import { select } from "hast-util-select";
import { Markup, markupOfLine, markupOfProse, tag, written } from "./mod.ts";

Deno.test("html: whatever data is, it stays text and a value", () => {
  for (const fixture of [...FIXTURES, `" onclick="x`, "</p><b>", "&amp;lt;"]) {
    const text = fixture.replaceAll("\r", "");
    const source = written(tag("p", { title: text }, text));
    const found = select("p", fromHtml(source, { fragment: true }));
    assertEquals(found?.properties, { title: text });
    const children = found?.children.map((node) => node.type === "text" ? node.value : node.type);
    assertEquals(children, text === "" ? [] : [text]);
  }
});

Deno.test("html: attributes without value, absent ones, elements without end", () => {
  const source = written(
    tag("input", { checked: true, disabled: false, name: undefined, size: 3 }),
  );
  assertEquals(source, '<input checked size="3">');
  assertEquals(written([tag("b"), ["<", new Markup("<i></i>")]]), "<b></b>&lt;<i></i>");
});

Deno.test("html: a link that leads nowhere is text that stands out", () => {
  const line = [{ type: "link", text: "a&b", to: { type: "page", name: "x" } }] as const;
  assertEquals(written(markupOfLine(line, () => undefined)), "<strong>a&amp;b</strong>");
  assertEquals(written(markupOfLine(line, () => "x?a&b")), '<a href="x?a&amp;b">a&amp;b</a>');
});

Deno.test("html: what a step says is Markdown, without HTML, scripts and pictures", () => {
  const markdown = "**a** `b`\n\n- c\n\n| d |\n| - |\n| e |\n\n<script>f</script> " +
    "[g](javascript:alert(1)) ![h](https://i.example/j.png)";
  const source = written(markupOfProse(markdown));
  assertStringIncludes(source, "<strong>a</strong> <code>b</code>");
  assertStringIncludes(source, "<td>e</td>");
  const tree = fromHtml(source, { fragment: true });
  assertEquals(["script", "img", "a[href^=javascript]"].map((css) => select(css, tree)), [
    undefined,
    undefined,
    undefined,
  ]);
});
