import { FONTS, type TextStyle, widthOf } from "./measure.ts";
import { DARK, LIGHT, type Palette } from "./palette.ts";
import type { Wrapped } from "./wrap.ts";
import { element, escape } from "./xml.ts";

/** The picture's width in user units: a phone's, so that a text's size there is what it says. */
export const WIDTH = 360;
/** From the picture's edge to what it shows. */
export const MARGIN = 14;
/** From one line of text to the next. */
export const LINE = 16;
/** From a line's top to the feet of its letters. */
const BASE = 12;
/** How much larger it is shown where there is room. */
const SCALE = 1.25;

/** A part of a picture: elements from some top on, and where it ends. */
export interface Part {
  /** Elements of SVG. */
  readonly elements: readonly string[];
  /** Where the part beneath may begin. */
  readonly bottom: number;
}

/** What is said of a picture as a whole, and what it shows. */
export interface Sheet {
  /** Its title, for those who cannot see it. */
  readonly title: string;
  /** All that it shows, in words. */
  readonly description: string;
  /** What it shows, within its margins. */
  readonly part: Part;
}

/**
 * A whole picture. Its classes mean the same in every picture and nothing has an id, so several of
 * them can stand within one page.
 */
export function sheet({ title, description, part }: Sheet): string {
  const height = Math.ceil(part.bottom + MARGIN);
  const opening = element("svg", {
    xmlns: "http://www.w3.org/2000/svg",
    class: "picture",
    role: "img",
    viewBox: `0 0 ${WIDTH} ${height}`,
    width: WIDTH * SCALE,
    height: height * SCALE,
  }, "\n").replace("</svg>", "");
  const card = { x: 0.5, y: 0.5, width: WIDTH - 1, height: height - 1, rx: 10 };
  return opening + [
    element("title", {}, escape(title)),
    element("desc", {}, escape(description)),
    element("style", {}, STYLE),
    element("rect", { class: "picture-card", ...card }),
    ...part.elements,
    "</svg>\n",
  ].join("\n");
}

/** Where a text stands. */
export interface Spot {
  /** Its left edge; its right edge where it ends there. */
  readonly x: number;
  /** Top of its first line. */
  readonly y: number;
  /** On which side `x` is; on the left by default. */
  readonly anchor?: "start" | "middle" | "end";
  /** Number of the hue it is set in. */
  readonly hue?: number;
}

/** The lines of a text, one beneath the other; the whole of a shortened one on pointing at it. */
export function lettering({ lines, whole }: Wrapped, style: TextStyle, spot: Spot): Part {
  const { x, y, anchor = "start", hue } = spot;
  const classes = `picture-${style}${hue === undefined ? "" : ` ${hueClass(hue)}-ink`}`;
  const texts = lines.map((line, number) =>
    element(
      "text",
      {
        class: classes,
        x,
        y: y + BASE + number * LINE,
        ...anchor === "start" ? {} : { "text-anchor": anchor },
        // Fonts of one width differ a little from system to system.
        ...FONTS[style].mono && line !== ""
          ? { textLength: widthOf(line, style), lengthAdjust: "spacingAndGlyphs" }
          : {},
      },
      escape(line),
    )
  );
  const bottom = y + lines.length * LINE;
  if (whole === undefined) return { elements: texts, bottom };
  return { elements: [element("g", {}, element("title", {}, escape(whole)), ...texts)], bottom };
}

/** The beginning of the names of a hue's classes; `-ink` and `-ground` follow. */
export function hueClass(hue: number): string {
  return `picture-hue${hue % LIGHT.hues.length + 1}`;
}

const STYLE = `
.picture { max-width: 100%; height: auto; }
.picture text { font-family: system-ui, sans-serif; }
.picture .picture-name { font-family: ui-monospace, Menlo, Consolas, monospace; }
${
  Object.entries(FONTS).map(([style, { size, bold }]) =>
    `.picture .picture-${style} { font-size: ${size}px; font-weight: ${bold ? 600 : 400}; }`
  ).join("\n")
}
.picture .picture-line { fill: none; stroke-width: 1.5; }
${colours(LIGHT)}
@media (prefers-color-scheme: dark) {
${colours(DARK)}
}
`;

function colours({ card, edge, box, ink, note, line, hues }: Palette): string {
  const rule = (name: string, style: string) => `.picture .picture-${name} { ${style} }`;
  return [
    rule("card", `fill: ${card}; stroke: ${edge};`),
    rule("box", `fill: ${box}; stroke: ${edge};`),
    rule("heading", `fill: ${ink};`),
    rule("name", `fill: ${ink};`),
    rule("note", `fill: ${note};`),
    rule("line", `stroke: ${line};`),
    rule("arrow", `fill: ${line};`),
    ...hues.flatMap(({ ground, ink }, hue) => [
      `.picture .${hueClass(hue)}-ink { fill: ${ink}; }`,
      `.picture .${hueClass(hue)}-ground { fill: ${ground}; }`,
    ]),
  ].join("\n");
}
