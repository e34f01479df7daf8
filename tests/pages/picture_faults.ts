/// <reference lib="dom" />

/** What is wrong with the pictures of a page, and how many there are. */
export interface PictureFaults {
  /** How many pictures were looked at. */
  readonly seen: number;
  /** One line for each fault. */
  readonly faults: readonly string[];
}

/**
 * Looks at all pictures of the page as the browser has laid them out: texts must stay within the
 * picture and its boxes, keep clear of each other, and be large enough. Runs in the page, so it uses
 * nothing from outside itself.
 */
export function faultsOfPictures(): PictureFaults {
  type Box = { left: number; top: number; right: number; bottom: number };
  const meet = (one: Box, other: Box) =>
    one.left < other.right && other.left < one.right &&
    one.top < other.bottom && other.top < one.bottom;
  const holds = (outer: Box, inner: Box) =>
    outer.left <= inner.left && inner.right <= outer.right &&
    outer.top <= inner.top && inner.bottom <= outer.bottom;
  const boxOf = (element: SVGGraphicsElement): Box => {
    const { x, y, width, height } = element.getBBox();
    return { left: x, top: y, right: x + width, bottom: y + height };
  };

  const svgs = [...document.querySelectorAll<SVGSVGElement>("svg[role=img]")];
  const faults = svgs.flatMap((svg) => {
    const name = svg.parentElement?.getAttribute("aria-label");
    const { width, height } = svg.viewBox.baseVal;
    const picture = { left: 0, top: 0, right: width, bottom: height };
    const scale = svg.getBoundingClientRect().width / width;
    const rects = [...svg.querySelectorAll("rect")].map(boxOf);
    const paths = [...svg.querySelectorAll("path")].map(boxOf);
    const texts = [...svg.querySelectorAll("text")].map((text) => ({
      said: text.textContent,
      size: parseFloat(getComputedStyle(text).fontSize) * scale,
      box: boxOf(text),
    }));
    const found: string[] = [];
    const fault = (what: string) => found.push(`${name}: ${what}`);
    if (texts.length === 0) fault("there is no text");
    for (const box of [...rects, ...paths]) {
      if (!holds(picture, box)) fault(`a shape leaves the picture: ${JSON.stringify(box)}`);
    }
    for (const [index, { said, size, box }] of texts.entries()) {
      // A margin of 16 pixels on both sides of a phone leaves a little less than the full size.
      if (size < 10.9) fault(`"${said}" is ${size} pixels high`);
      if (!holds(picture, box)) fault(`"${said}" leaves the picture`);
      if (rects.some((rect) => meet(rect, box) && !holds(rect, box))) {
        fault(`"${said}" crosses the edge of a box`);
      }
      for (const other of texts.slice(index + 1)) {
        if (meet(box, other.box)) fault(`"${said}" stands on "${other.said}"`);
      }
      for (const path of paths) {
        if (meet(box, path)) fault(`"${said}" is crossed by a line`);
      }
    }
    return found;
  });
  return { seen: svgs.length, faults };
}
