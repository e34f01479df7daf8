import { widthOf } from "./measure.ts";
import type { Station, WayPicture } from "./picture.ts";
import { placeRow } from "./row.ts";
import { hueClass, lettering, LINE, MARGIN, type Part, WIDTH } from "./sheet.ts";
import { plain, wrap } from "./wrap.ts";
import { element } from "./xml.ts";

/** Within a box, from its edge to what stands in it. */
const PADDING = 8;
/** Between a box and the next one beneath it. */
const GAP = 18;
/** Between two branches. */
const BETWEEN = 10;
/** How far branches are set in, where there is room. */
const INDENT = 22;
/** What must be left for a box, however often the way branches. */
const LEAST = 170;
const ARROW = 5;

/** What is the same for the whole way. */
interface Drawing {
  /** How far branches are set in. */
  readonly indent: number;
  /** The kinds of stations, in the order in which they come; each has a hue. */
  readonly kinds: readonly string[];
}

/** Draws a way from top to bottom: a box for each station, and a line to each that follows. */
export function drawWay({ start }: WayPicture): Part {
  const room = WIDTH - 2 * MARGIN - LEAST;
  const indent = Math.min(INDENT, room / Math.max(1, branchings(start)));
  const kinds = [...new Set(kindsOf(start))];
  return placeStation({ indent, kinds }, start, MARGIN, MARGIN);
}

/** A station's box with its top left corner there, and all that follows beneath. */
function placeStation(drawing: Drawing, station: Station, x: number, y: number): Part {
  const own = placeBox(drawing, station, x, y);
  const [only, ...others] = station.next;
  if (only === undefined) return own;
  if (others.length === 0) {
    const top = own.bottom + GAP;
    const rest = placeStation(drawing, only, x, top);
    return {
      elements: [...own.elements, ...arrowDown(x + INDENT, own.bottom, top), ...rest.elements],
      bottom: rest.bottom,
    };
  }
  const branches = areAlike(station.next)
    ? placeList(drawing, station.next, x + drawing.indent, own.bottom + BETWEEN)
    : placeBranches(drawing, station.next, x + drawing.indent, own.bottom + BETWEEN);
  return {
    elements: [
      ...own.elements,
      ...rail(x + drawing.indent / 2, own.bottom, x + drawing.indent, branches.entries),
      ...branches.elements,
    ],
    bottom: branches.bottom,
  };
}

/** Where the lines of branches lead. */
interface Branches extends Part {
  /** Heights at which a line comes in from the left. */
  readonly entries: readonly number[];
}

function placeBranches(
  drawing: Drawing,
  stations: readonly Station[],
  x: number,
  y: number,
): Branches {
  let branches: Branches = { elements: [], entries: [], bottom: y - BETWEEN };
  for (const station of stations) {
    const top = branches.bottom + BETWEEN;
    const { elements, bottom } = placeStation(drawing, station, x, top);
    branches = {
      elements: [...branches.elements, ...elements],
      entries: [...branches.entries, top + PADDING + LINE / 2],
      bottom,
    };
  }
  return branches;
}

/** One box for many ends of a way that are all of one kind: a line for each. */
function placeList(
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

function placeBox(drawing: Drawing, { kind, name, detail }: Station, x: number, y: number): Part {
  const left = x + PADDING;
  const width = WIDTH - MARGIN - PADDING - left;
  const head = placeKind(drawing, kind, plain(kind), left, y + PADDING);
  const title = lettering(wrap(name, { width, style: "name", most: 3 }), "name", {
    x: left,
    y: head.bottom + 3,
  });
  const elements = [...head.elements, ...title.elements];
  if (detail === undefined) {
    const bottom = title.bottom + PADDING - 2;
    return { elements: [box(x, y, bottom), ...elements], bottom };
  }
  const beside = wrap(detail, { width: left + width - head.right - 8, style: "note", most: 1 });
  const fits = beside.whole === undefined;
  const note = fits
    ? lettering(beside, "note", { x: head.right + 8, y: y + PADDING })
    : lettering(wrap(detail, { width, style: "note", most: 3 }), "note", {
      x: left,
      y: title.bottom,
    });
  const bottom = Math.max(title.bottom, note.bottom) + PADDING - 2;
  return { elements: [box(x, y, bottom), ...elements, ...note.elements], bottom };
}

/** What kind of thing it is, as a label in the kind's hue. */
function placeKind(
  { kinds }: Drawing,
  kind: string,
  text: string,
  x: number,
  y: number,
): Part & { readonly right: number } {
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

function arrowDown(x: number, from: number, to: number): readonly string[] {
  return [
    element("path", { class: "picture-line", d: `M${x} ${from}V${to - ARROW}` }),
    element("path", { class: "picture-arrow", d: `M${x} ${to}l-4 -7h8z` }),
  ];
}

/** Down from a box, and to the right into each branch. */
function rail(x: number, from: number, to: number, entries: readonly number[]): readonly string[] {
  const turns = entries.map((y) => `M${x} ${y}H${to - ARROW}`).join("");
  return [
    element("path", {
      class: "picture-line",
      d: `M${x} ${from}V${entries.at(-1) ?? from}${turns}`,
    }),
    ...entries.map((y) => element("path", { class: "picture-arrow", d: `M${to} ${y}l-7 -4v8z` })),
  ];
}

/** Whether all of them are ends, and of one kind. */
function areAlike(stations: readonly Station[]): boolean {
  return stations.every(({ kind, next }) => next.length === 0 && kind === stations[0]?.kind);
}

/** How often the way branches at most, one branching behind the other. */
function branchings({ next }: Station): number {
  return (next.length > 1 ? 1 : 0) + Math.max(0, ...next.map(branchings));
}

function kindsOf({ kind, next }: Station): readonly string[] {
  return [kind, ...next.flatMap(kindsOf)];
}
