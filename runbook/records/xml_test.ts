import { assertEquals, assertMatch } from "@std/assert";
import { FIXTURES } from "../testdata/mod.ts";
import { printable } from "../wording/mod.ts";
import { element, writeXml } from "./xml.ts";

Deno.test("xml: elements within elements, with attributes, text or nothing", () => {
  const root = element("a", { x: 1, y: undefined }, [element("b", {}), element("c", {}, "d\ne")]);
  assertEquals(
    writeXml(root),
    '<?xml version="1.0" encoding="UTF-8"?>\n<a x="1">\n<b/>\n<c>d\ne</c>\n</a>\n',
  );
});

Deno.test("xml: data is data, in text and in attributes", () => {
  for (const fixture of [...FIXTURES, "]]>", "\u0000\u001b\u0085", "\ud800 \uffff", "\"&<>'"]) {
    const xml = writeXml(element("a", { x: fixture }, fixture));
    const [, attribute = "?", , text = ""] =
      /^<\?xml [^>]+>\n<a x="([^"<>\n\t]*)"(>([^<>]*)<\/a>|\/>)\n$/.exec(xml) ?? [];
    const read = printable(fixture).toWellFormed().replaceAll("\uffff", "\ufffd");
    assertEquals(unescaped(attribute), read);
    assertEquals(unescaped(text), read);
    assertMatch(xml, /^[\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
  }
});

/** As any XML reader does it. */
function unescaped(source: string): string {
  const signs: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };
  return source.replaceAll(
    /&(?:#(\d+)|(\w+));/g,
    (all, code: string | undefined, name: string) =>
      code === undefined ? signs[name] ?? all : String.fromCharCode(Number(code)),
  );
}
