import { describe, titleOf } from "./describe.ts";
import { drawLanes } from "./lanes.ts";
import type { Picture } from "./picture.ts";
import { type Part, sheet } from "./sheet.ts";
import { drawWay } from "./way.ts";

/**
 * Draws a picture as SVG: a file of its own, or an element within a page. The same picture gives the
 * same text.
 */
export function draw(picture: Picture): string {
  const [title, description] = [titleOf(picture), describe(picture)];
  return sheet({ title, description, part: partOf(picture) });
}

function partOf(picture: Picture): Part {
  switch (picture.type) {
    case "way":
      return drawWay(picture);
    case "lanes":
      return drawLanes(picture);
    default:
      return picture satisfies never;
  }
}
