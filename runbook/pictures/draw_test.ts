import { assert, assertEquals } from "@std/assert";
import { describe } from "./describe.ts";
import { draw } from "./draw.ts";
import { FONTS } from "./measure.ts";
import { HOSTILE_NAMES, lanesOf, PICTURES } from "./testdata/mod.ts";
import {
  elementsOf,
  type Extent,
  parsePicture,
  pathExtents,
  rectExtents,
  textExtents,
} from "./testdata/parsed.ts";

for (const [name, picture] of Object.entries(PICTURES)) {
  Deno.test(`draw: ${name}: is well-formed, and told in words to those who cannot see it`, () => {
    const root = parsePicture(draw(picture));
    assertEquals(root.attributes.role, "img");
    assertEquals(elementsOf(root, "desc").map(({ text }) => text.trim()), [
      asXml(describe(picture)),
    ]);
    const [title] = elementsOf(root, "title");
    assert(title !== undefined && title.text.trim() !== "", "there is no title");
  });

  Deno.test(`draw: ${name}: nothing leaves the picture`, () => {
    const root = parsePicture(draw(picture));
    const [, , width = 0, height = 0] = (root.attributes.viewBox ?? "").split(" ").map(Number);
    assertEquals(width, 360);
    for (const extent of [...textExtents(root), ...rectExtents(root), ...pathExtents(root)]) {
      const { left, top, right, bottom, what } = extent;
      const inside = left >= 0 && top >= 0 && right <= width && bottom <= height;
      assert(inside, `${what} leaves the picture: ${JSON.stringify(extent)}`);
    }
  });

  Deno.test(`draw: ${name}: no text stands on another or crosses the edge of a box`, () => {
    const root = parsePicture(draw(picture));
    const texts = textExtents(root);
    const rects = rectExtents(root);
    assert(texts.length > 0, "there is no text");
    for (const [index, text] of texts.entries()) {
      const met = texts.slice(index + 1).find((other) => meet(text, other));
      assert(met === undefined, `"${text.what}" stands on "${met?.what}"`);
      const crossed = rects.find((box) => meet(text, box) && !holds(box, text));
      assert(crossed === undefined, `"${text.what}" crosses ${JSON.stringify(crossed)}`);
    }
  });
}

Deno.test("draw: the same picture gives the same text, and asks for nothing from outside", () => {
  for (const picture of Object.values(PICTURES)) {
    const svg = draw(picture);
    assertEquals(draw(structuredClone(picture)), svg);
    const names = ["script", "image", "use", "a", "foreignObject"];
    assertEquals(names.flatMap((name) => elementsOf(parsePicture(svg), name)), []);
    assert(
      !/<[^>]* (?:href|on\w+|id)=|url\(|@import|@font-face/.test(svg),
      "it asks for something",
    );
  }
});

Deno.test("draw: every turn has its mark, at a place of its own in time", () => {
  for (const [replicas, requests] of [[1, 10], [3, 30], [50, 500], [3, 1000], [1, 1000]] as const) {
    const root = parsePicture(draw(lanesOf(replicas, requests)));
    const marks = rectExtents(root).filter(({ what }) => what.endsWith("-ink"));
    assertEquals(marks.length, requests, `${replicas} replicas`);
    const places = new Set(marks.map(({ left, top }) => `${left} ${top}`));
    assertEquals(places.size, requests, `${replicas} replicas`);
  }
});

Deno.test("draw: a shortened name is there in full for whoever points at it", () => {
  const long = HOSTILE_NAMES.find((name) => name.startsWith("xxx")) ?? "";
  const start = { kind: "host", name: long, next: [] };
  const root = parsePicture(draw({ type: "way", start }));
  const group = elementsOf(root, "g").find((group) => elementsOf(group, "text").length > 0);
  assertEquals(group && elementsOf(group, "title").map(({ text }) => text), [long]);
});

Deno.test("draw: letters are large enough for a phone", () => {
  for (const { size } of Object.values(FONTS)) assert(size >= 11, `${size} is too small`);
});

/** What a parser gives back for it. */
function asXml(text: string): string {
  return text.toWellFormed();
}

function meet(one: Extent, other: Extent): boolean {
  return one.left < other.right && other.left < one.right &&
    one.top < other.bottom && other.top < one.bottom;
}

function holds(box: Extent, text: Extent): boolean {
  return box.left <= text.left && text.right <= box.right &&
    box.top <= text.top && text.bottom <= box.bottom;
}
