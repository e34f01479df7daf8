import { count } from "../wording/mod.ts";
import { headline } from "./lanes.ts";
import type { Lane, LanesPicture, Picture, Station } from "./picture.ts";
import { plain } from "./wrap.ts";

/** All that a picture shows, in words: one paragraph of plain text. */
export function describe(picture: Picture): string {
  switch (picture.type) {
    case "way":
      return `The way begins at the ${stationWords(picture.start, [])}.`;
    case "lanes":
      return lanesWords(picture);
    default:
      return picture satisfies never;
  }
}

/** What a picture is, in a few words. */
export function titleOf(picture: Picture): string {
  switch (picture.type) {
    case "way":
      return `The way from ${plain(picture.start.name)}`;
    case "lanes":
      return `Who took which of ${count(picture.turns, plain(picture.turn))}`;
    default:
      return picture satisfies never;
  }
}

/** A station and the way from there on; `place` numbers the branch that it is on. */
function stationWords(station: Station, place: readonly number[]): string {
  const { kind, name, detail, next } = station;
  const own = `${plain(kind)} ${plain(name)}${detail === undefined ? "" : ` (${plain(detail)})`}`;
  const [only, ...others] = next;
  if (only === undefined) return own;
  if (others.length === 0) return `${own}, then to the ${stationWords(only, place)}`;
  const branches = next.map((branch, index) => {
    const at = [...place, index + 1];
    return `${at.join(".")}: ${stationWords(branch, at)}`;
  });
  return `${own}, and from there to ${next.length}; ${branches.join("; ")}`;
}

function lanesWords(picture: LanesPicture): string {
  const { lanes, turn, turns } = picture;
  const taken = new Set(lanes.flatMap((lane) => lane.turns));
  const missing = Array.from({ length: turns }, (_, index) => index + 1)
    .filter((turn) => !taken.has(turn));
  return [
    `${headline(picture)}, shared by ${lanes.length}.`,
    ...lanes.map((lane) => laneWords(lane, plain(turn))),
    ...missing.length === 0 ? [] : [`Nobody took ${numbers(missing)}.`],
  ].join(" ");
}

function laneWords({ name, detail, turns }: Lane, turn: string): string {
  const who = plain(name) + (detail === undefined ? "" : ` (${plain(detail)})`);
  if (turns.length === 0) return `${who}: no ${turn}.`;
  return `${who}: ${count(turns.length, turn)}, number ${numbers(turns)}.`;
}

/** Numbers in a row, `4, 7 to 9, 12`. */
function numbers(values: readonly number[]): string {
  const rows: [first: number, last: number][] = [];
  for (const value of values) {
    const row = rows.at(-1);
    if (row !== undefined && value === row[1] + 1) row[1] = value;
    else rows.push([value, value]);
  }
  return rows.map(([first, last]) =>
    first === last ? `${first}` : last === first + 1 ? `${first}, ${last}` : `${first} to ${last}`
  ).join(", ");
}
