/**
 * Where in a YAML text a setting stands.
 *
 * YAML parsers give values, not positions. Settings files are written in block style, so reading
 * their indentation is enough: block maps, block lists, and lists in brackets on one line. What is
 * written otherwise is located at the nearest key above it.
 *
 * @module
 */
import { joinKey } from "./schema.ts";

/** A line and a column, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where a key and its value start; a list item is its own key. */
export interface Location {
  readonly key: Position;
  readonly value: Position;
}

/** The locations of keys and list items, by their dotted key (`charts.metallb.version`, `pool.0`). */
export type Locations = ReadonlyMap<string, Location>;

/** A key or list item, and what is indented below it. */
interface Level {
  readonly above?: Level;
  readonly key: string;
  readonly indent: number;
  readonly isItem: boolean;
  /** How many list items it has so far. */
  items: number;
}

const KEY_REGEXP = /^("[^"]*"|'[^']*'|[^\s#"'[\]{}][^#]*?)\s*:(?=\s|$)\s*/;

/** Finds every key and list item of a YAML text. */
export function locateKeys(yaml: string): Locations {
  const locations = new Map<string, Location>();
  let level: Level = { key: "", indent: -1, isItem: false, items: 0 };
  let blockText = Infinity; // the indentation of a key whose text (`|`, `>`) follows below it

  for (const [index, text] of yaml.replace(/^\uFEFF/, "").split(/\r?\n/).entries()) {
    const line = index + 1;
    let rest = text.trimStart();
    let indent = text.length - rest.length;
    if (rest === "" || rest.startsWith("#") || indent > blockText) continue;
    blockText = Infinity;

    for (let dash = dashOf(rest); dash !== ""; dash = dashOf(rest)) {
      const above = listAbove(level, indent);
      const key = joinKey(above.key, String(above.items++));
      const position = { line, column: indent + dash.length + 1 };
      locations.set(key, { key: position, value: position });
      level = { above, key, indent, isItem: true, items: 0 };
      indent += dash.length;
      rest = rest.slice(dash.length);
    }

    const [start, name = ""] = KEY_REGEXP.exec(rest) ?? [];
    if (start === undefined) continue;
    const above = mapAbove(level, indent);
    const key = joinKey(above.key, name.replace(/^(["'])(.*)\1$/, "$2"));
    const written = rest.slice(start.length);
    const isEmpty = written === "" || written.startsWith("#");
    const atKey = { line, column: indent + 1 };
    const atValue = { line, column: indent + start.length + 1 };
    locations.set(key, { key: atKey, value: isEmpty ? atKey : atValue });
    for (const [item, offset] of bracketedItems(written).entries()) {
      const position = { line, column: atValue.column + offset };
      locations.set(joinKey(key, String(item)), { key: position, value: position });
    }
    level = { above, key, indent, isItem: false, items: 0 };
    if (/^[|>]/.test(written)) blockText = indent;
  }
  return locations;
}

/** Finds the location of a dotted key, or of the nearest key above it that is written down. */
export function locationOf(locations: Locations, key: string): Location | undefined {
  const found = locations.get(key);
  if (found !== undefined || !key.includes(".")) return found;
  return locationOf(locations, key.slice(0, key.lastIndexOf(".")));
}

/** The dash that starts a list item, with the blanks behind it. */
function dashOf(rest: string): string {
  return /^-(\s+|$)/.exec(rest)?.[0] ?? "";
}

/** The map that a key belongs to. */
function mapAbove(level: Level, indent: number): Level {
  return level.above === undefined || level.indent < indent ? level : mapAbove(level.above, indent);
}

/** The list that an item belongs to; it may stand as far left as the list's own key. */
function listAbove(level: Level, indent: number): Level {
  const isKey = !level.isItem && level.indent === indent;
  return isKey || level.above === undefined || level.indent < indent
    ? level
    : listAbove(level.above, indent);
}

/** Where the items of a list in brackets start, counted from the bracket. */
function bracketedItems(written: string): readonly number[] {
  const inner = /^\[([^\]#]*)/.exec(written)?.[1] ?? "";
  const offsets: number[] = [];
  let offset = 1;
  for (const item of inner.split(",")) {
    if (item.trim() !== "") offsets.push(offset + item.search(/\S/));
    offset += item.length + 1;
  }
  return offsets;
}
