import { widthOf } from "./measure.ts";
import type { Station } from "./picture.ts";
import { placeRow } from "./row.ts";
import { hueClass, lettering, LINE, MARGIN, type Part, WIDTH } from "./sheet.ts";
import { plain, wrap } from "./wrap.ts";
import { element } from "./xml.ts";

/** Within a box, from its edge to what stands in it. */
const PADDING = 8;

/** From a box's top to where a line from the left comes in. */
export const ENTRY: number = PADDING + LINE / 2;

/** What is the same for the whole way. */
export interface Drawing {
  /** How far branches are set in. */
  readonly indent: number;
  /** The kinds of stations, in the order in which they come; each has a hue. */
  readonly kinds: readonly string[];
}

/** Where the lines of branches lead. */
export interface Branches extends Part {
  /** Heights at which a line comes in from the left. */
  readonly entries: readonly number[];
}

/** The box of one station, with its top left corner there. */
export function placeBox(
  drawing: Drawing,
  { kind, name, detail }: Station,
  x: number,
  y: number,
): Part {
  const left = x + PADDING;
  const width = WIDTH - MARGIN - PADDING - left;
  const head = placeKind(drawing, kind, plain(kind), left, y + PADDING);
  const title = lettering(wrap(name, { width, style: "name", most: 3 }), "name", {
    x: left,
    y: head.bottom + 3,
  });
  const note = placeDetail(detail, { head, title, left, right: left + width });
  const bottom = note.bottom + PADDING - 2;
  const elements = [...head.elements, ...title.elements, ...note.elements];
  return { elements: [box(x, y, bottom), ...elements], bottom };
}

/** Where a detail can stand: beside the label, or beneath the name. */
interface Places {
  readonly head: Label;
  readonly title: Part;
  readonly left: number;
  readonly right: number;
}

function placeDetail(detail: string | undefined, { head, title, left, right }: Places): Part {
  if (detail === undefined) return { elements: [], bottom: title.bottom };
  const x = head.right + 8;
  const beside = wrap(detail, { width: right - x, style: "note", most: 1 });
  if (beside.whole === undefined) {
    const { elements } = lettering(beside, "note", { x, y: head.bottom - LINE });
    return { elements, bottom: title.bottom };
  }
  const beneath = wrap(detail, { width: right - left, style: "note", most: 3 });
  return lettering(beneath, "note", { x: left, y: title.bottom });
}

/** One box for many ends of a way that are all of one kind: a line for each. */
export function placeList(
  drawing: Drawing,
  stations: readonly Station[],
  x: number,
  y: number,
): Branches {
  const [left, right] = [x + PADDING, WIDTH - MARGIN - PADDING];
  const kind = stations[0]?.kind ?? "";
  const head = placeKind(drawing, kind, `${stations.length} × ${plain(kind)}`, left, y + PADDING);
  let rows: Branches = { elements: [], entries: [], bottom: head.bottom + 4 };
  for (const { name, detail = "" } of stations) {
    const row = placeRow({ name, said: detail, x: left, right }, rows.bottom);
    rows = {
      elements: [...rows.elements, ...row.elements],
      entries: [...rows.entries, rows.bottom + LINE / 2],
      bottom: row.bottom + 3,
    };
  }
  const bottom = rows.bottom + PADDING - 3;
  return {
    elements: [box(x, y, bottom), ...head.elements, ...rows.elements],
    entries: rows.entries,
    bottom,
  };
}

/** A label, and where it ends on the right. */
interface Label extends Part {
  readonly right: number;
}

/** What kind of thing it is, as a label in the kind's hue. */
function placeKind(
  { kinds }: Drawing,
  kind: string,
  text: string,
  x: number,
  y: number,
): Label {
  const hue = kinds.indexOf(kind);
  const label = wrap(text, {
    width: WIDTH - MARGIN - 2 * PADDING - x - 12,
    style: "kind",
    most: 1,
  });
  const width = widthOf(label.lines.join(""), "kind") + 12;
  const ground = element("rect", {
    class: `${hueClass(hue)}-ground`,
    x,
    y,
    width,
    height: LINE,
    rx: 4,
  });
  const said = lettering(label, "kind", { x: x + width / 2, y, anchor: "middle", hue });
  return { elements: [ground, ...said.elements], bottom: y + LINE, right: x + width };
}

function box(x: number, y: number, bottom: number): string {
  const width = WIDTH - MARGIN - x;
  return element("rect", { class: "picture-box", x, y, width, height: bottom - y, rx: 6 });
}
