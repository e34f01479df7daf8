import { type Branches, type Drawing, ENTRY, placeBox, placeList } from "./boxes.ts";
import type { Station, WayPicture } from "./picture.ts";
import { MARGIN, type Part, WIDTH } from "./sheet.ts";
import { element } from "./xml.ts";

/** Between a box and the next one beneath it. */
const GAP = 18;
/** Between two branches. */
const BETWEEN = 10;
/** How far branches are set in, where there is room. */
const INDENT = 22;
/** What must be left for a box, however often the way branches. */
const LEAST = 170;
/** How far before its end an arrow's line ends. */
const ARROW = 5;

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
      entries: [...branches.entries, top + ENTRY],
      bottom,
    };
  }
  return branches;
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
