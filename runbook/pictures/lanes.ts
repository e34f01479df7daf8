import { count, duration } from "../wording/mod.ts";
import type { Lane, LanesPicture } from "./picture.ts";
import { placeRow } from "./row.ts";
import { hueClass, lettering, LINE, MARGIN, type Part, WIDTH } from "./sheet.ts";
import { widthOf } from "./measure.ts";
import { plain, wrap } from "./wrap.ts";
import { element } from "./xml.ts";

const RIGHT = WIDTH - MARGIN;
/** Height of a lane's track. */
const TRACK = 14;
/** Room that a turn of a lane should have, so that its marks do not run into each other. */
const ROOM = 3;
/** Between a lane and the next one. */
const BETWEEN = 9;

/** Where turns stand in time. */
interface Time {
  /** How many turns a line holds. */
  readonly turns: number;
  /** How many lines each lane has: more than one where there are too many turns for one. */
  readonly lines: number;
  /** Where a line begins. */
  readonly left: number;
}

/** Draws a lane for each of those who took turns, with a mark for every turn at its place in time. */
export function drawLanes(picture: LanesPicture): Part {
  const { lanes, turn, turns } = picture;
  const time = timeOf(picture);
  const said = `One mark per ${plain(turn)}, ` +
    (time.lines === 1 ? "in their order, left to right" : "in their order, line by line");
  let part = stacked(
    { elements: [], bottom: MARGIN },
    (y) => heading(headline(picture), "heading", y),
  );
  part = stacked(part, (y) => heading(said, "note", y));
  for (const [number, lane] of lanes.entries()) {
    part = stacked(part, (y) => drawLane(picture, time, lane, number, y + BETWEEN));
  }
  return time.lines === 1 && turns > 0 ? stacked(part, (y) => drawAxis(turns, time, y)) : part;
}

/** How many turns there were, and how long it took: `30 requests in 179 ms`. */
export function headline({ turn, turns, duration: took }: LanesPicture): string {
  return count(turns, plain(turn)) + (took === undefined ? "" : ` in ${duration(took)}`);
}

function drawLane(
  { turns }: LanesPicture,
  time: Time,
  lane: Lane,
  number: number,
  y: number,
): Part {
  const { name, detail } = lane;
  const said = [...detail === undefined ? [] : [plain(detail)], `${lane.turns.length}×`]
    .join(
      " · ",
    );
  let part = placeRow({ name, said, x: MARGIN, right: RIGHT }, y);
  for (let line = 0; line < time.lines; line++) {
    const first = line * time.turns + 1;
    const last = Math.min(turns, first + time.turns - 1);
    const own = lane.turns.filter((turn) => turn >= first && turn <= last);
    part = stacked(part, (y) => drawTrack(time, { first, last, own, hue: number }, y + 2));
  }
  return part;
}

/** A stretch of a lane, and whose marks are on it. */
interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly own: readonly number[];
  readonly hue: number;
}

function drawTrack(time: Time, { first, last, own, hue }: Stretch, y: number): Part {
  const pitch = (RIGHT - time.left) / time.turns;
  const width = Math.min(10, Math.max(1.2, pitch * 0.8));
  const marks = own.map((turn) => {
    const middle = time.left + (turn - first + 0.5) * pitch;
    return element("rect", {
      class: `${hueClass(hue)}-ink`,
      x: Math.min(RIGHT - width, Math.max(time.left, middle - width / 2)),
      y: y + 2,
      width,
      height: TRACK - 4,
      rx: Math.min(2, width / 3),
    });
  });
  const track = element("rect", {
    class: `${hueClass(hue)}-ground`,
    x: time.left,
    y,
    width: (last - first + 1) * pitch,
    height: TRACK,
    rx: 3,
  });
  const label = time.lines === 1 ? [] : lettering(
    { lines: [String(first)] },
    "note",
    { x: time.left - 6, y: y - 1, anchor: "end" },
  ).elements;
  return { elements: [track, ...marks, ...label], bottom: y + TRACK };
}

/** Numbers beneath the last lane: the first, the last and some between. */
function drawAxis(turns: number, { left }: Time, y: number): Part {
  const pitch = (RIGHT - left) / turns;
  const elements = ticks(turns).flatMap((turn) => {
    const middle = left + (turn - 0.5) * pitch;
    const half = widthOf(String(turn), "note") / 2;
    const x = Math.min(RIGHT - half, Math.max(left + half, middle));
    return [
      element("path", { class: "picture-line", d: `M${places(middle)} ${y + 3}v4` }),
      ...lettering({ lines: [String(turn)] }, "note", { x, y: y + 7, anchor: "middle" }).elements,
    ];
  });
  return { elements, bottom: y + 7 + LINE };
}

/** Round numbers from 1 to the last, at most about six, none close to its neighbour. */
function ticks(turns: number): readonly number[] {
  const step =
    [1, 2, 5].flatMap((digit) => [1, 10, 100, 1000, 10_000].map((power) => digit * power))
      .sort((a, b) => a - b).find((step) => turns / step <= 6) ?? turns;
  const between = Array.from({ length: Math.floor(turns / step) }, (_, index) => (index + 1) * step)
    .filter((turn) => turn > 1 && turn > step / 2 && turns - turn >= step / 2);
  return [...new Set([1, ...between, turns])];
}

/** As many lines as it takes for the marks of one lane to have room beside each other. */
function timeOf({ turns, lanes }: LanesPicture): Time {
  const busiest = Math.max(1, ...lanes.map((lane) => lane.turns.length));
  const lines = Math.ceil((busiest * ROOM) / (RIGHT - MARGIN));
  if (lines === 1) return { turns, lines, left: MARGIN };
  const round = Math.ceil(turns / lines / 10) * 10;
  return {
    turns: round,
    lines: Math.ceil(turns / round),
    left: MARGIN + widthOf(String(turns), "note") + 6,
  };
}

function heading(text: string, style: "heading" | "note", y: number): Part {
  return lettering(wrap(text, { width: RIGHT - MARGIN, style, most: 2 }), style, { x: MARGIN, y });
}

/** One part beneath another. */
function stacked({ elements, bottom }: Part, beneath: (y: number) => Part): Part {
  const part = beneath(bottom);
  return { elements: [...elements, ...part.elements], bottom: part.bottom };
}

function places(value: number): number {
  return Math.round(value * 100) / 100;
}
