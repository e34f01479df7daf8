import { parseXml, XmlElement } from "@rgrove/parse-xml";
import { FONTS, type TextStyle, widthOf } from "../measure.ts";

/** What takes up room in a picture, in user units. */
export interface Extent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** What it is, for messages. */
  readonly what: string;
}

/** Reads a picture as XML; throws where it is none. */
export function parsePicture(svg: string): XmlElement {
  const { root } = parseXml(svg);
  if (root === null) throw new Error("there is no element");
  return root;
}

/** All elements within one, by name. */
export function elementsOf(element: XmlElement, name: string): readonly XmlElement[] {
  const children = element.children.filter((child) => child instanceof XmlElement);
  return children.flatMap((child) => [
    ...child.name === name ? [child] : [],
    ...elementsOf(child, name),
  ]);
}

/** Where the texts stand, as wide as the widest of the usual fonts makes them. */
export function textExtents(root: XmlElement): readonly Extent[] {
  return elementsOf(root, "text").map((text) => {
    const style = styleOf(text);
    const [x, y, width] = [number(text, "x"), number(text, "y"), widthOf(text.text, style)];
    const anchor = text.attributes["text-anchor"];
    const left = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
    const { size } = FONTS[style];
    return {
      left,
      top: y - size * 0.8,
      right: left + width,
      bottom: y + size * 0.2,
      what: text.text,
    };
  });
}

/** Where the boxes, tracks and marks are. */
export function rectExtents(root: XmlElement): readonly Extent[] {
  return elementsOf(root, "rect").map((rect) => {
    const [left, top] = [number(rect, "x"), number(rect, "y")];
    const [right, bottom] = [left + number(rect, "width"), top + number(rect, "height")];
    return { left, top, right, bottom, what: `rect ${rect.attributes.class}` };
  });
}

/** The points that the lines lead through. */
export function pathExtents(root: XmlElement): readonly Extent[] {
  return elementsOf(root, "path").flatMap((path) => {
    let [x, y] = [0, 0];
    const steps = (path.attributes.d ?? "").matchAll(/([MVHlhvz])([-\d. ]*)/g);
    return Array.from(steps, ([what = "", kind = "", values = ""]) => {
      const [first = 0, second = 0] = values.trim().split(" ").map(Number);
      if (kind === "M") [x, y] = [first, second];
      if (kind === "V") y = first;
      if (kind === "H") x = first;
      if (kind === "l") [x, y] = [x + first, y + second];
      if (kind === "h") x += first;
      if (kind === "v") y += first;
      return { left: x, top: y, right: x, bottom: y, what: `path ${what}` };
    });
  });
}

function styleOf(text: XmlElement): TextStyle {
  const styles: readonly TextStyle[] = ["heading", "kind", "name", "note"];
  const classes = (text.attributes.class ?? "").split(" ");
  const style = styles.find((style) => classes.includes(`picture-${style}`));
  if (style === undefined) throw new Error(`a text without style: ${text.text}`);
  return style;
}

function number(element: XmlElement, name: string): number {
  const value = Number(element.attributes[name]);
  if (!Number.isFinite(value)) throw new Error(`${element.name} has no ${name}`);
  return value;
}
