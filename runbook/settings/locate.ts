/**
 * Where in a YAML text a setting stands.
 *
 * YAML parsers give values, not positions. Settings files are written in block style, so reading
 * their indentation is enough: block maps, block lists, and lists in brackets on one line. What is
 * written otherwise is located at the nearest key above it.
 *
 * @module
 */

/** A line and a column, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where a setting's key and its value start. */
export interface Location {
  readonly key: Position;
  readonly value: Position;
}

/** The locations of keys and list items, by their dotted key (`charts.metallb.version`, `pool.0`). */
export type Locations = ReadonlyMap<string, Location>;

/** What the lines below belong to. */
interface Level {
  readonly indent: number;
  readonly key: string;
  readonly isItem: boolean;
  items: number;
}

const KEY_REGEXP = /^("[^"]*"|'[^']*'|[^\s#"'[\]{}&*!|>%@`,-][^#]*?|-[^\s#][^#]*?)\s*:(?=\s|$)\s*/;

/** Finds every key and list item of a YAML text. */
export function locateKeys(yaml: string): Locations {
  const locations = new Map<string, Location>();
  const levels: Level[] = [{ indent: -1, key: "", isItem: false, items: 0 }];
  let blockText = Infinity;

  for (const [index, text] of yaml.replace(/^\uFEFF/, "").split(/\r?\n/).entries()) {
    const line = index + 1;
    let rest = text.trimStart();
    let indent = text.length - rest.length;
    if (rest === "" || rest.startsWith("#") || indent > blockText) continue;
    blockText = Infinity;

    while (/^-(\s|$)/.test(rest)) {
      const above = parentOf(levels, indent, true);
      const key = join(above.key, String(above.items++));
      const width = rest.length - rest.slice(1).trimStart().length;
      const value = { line, column: indent + width + 1 };
      locations.set(key, { key: { line, column: indent + 1 }, value });
      levels.push({ indent, key, isItem: true, items: 0 });
      indent += width;
      rest = rest.slice(width);
    }

    const [matched, name = ""] = KEY_REGEXP.exec(rest) ?? [];
    if (matched === undefined) continue;
    const key = join(parentOf(levels, indent, false).key, unquote(name));
    const value = { line, column: indent + matched.length + 1 };
    const start = { line, column: indent + 1 };
    const written = rest.slice(matched.length);
    locations.set(key, { key: start, value: /^(#|$)/.test(written) ? start : value });
    for (const [item, offset] of itemOffsets(written).entries()) {
      const position = { line, column: value.column + offset };
      locations.set(join(key, String(item)), { key: position, value: position });
    }
    levels.push({ indent, key, isItem: false, items: 0 });
    if (/^[|>]/.test(written)) blockText = indent;
  }
  return locations;
}

/** Finds the location of a dotted key, or of the nearest key above it that is written down. */
export function locationOf(locations: Locations, key: string): Location | undefined {
  for (let at = key; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
    const found = locations.get(at);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Leaves the levels that have ended; a list may stand as far left as its own key. */
function parentOf(levels: Level[], indent: number, forItem: boolean): Level {
  for (;;) {
    const level = levels.at(-1);
    if (level === undefined) throw new Error("The outermost level has no end");
    if (level.indent < indent || (forItem && !level.isItem && level.indent === indent)) {
      return level;
    }
    levels.pop();
  }
}

/** Where the items of a list in brackets start, counted from the bracket. */
function itemOffsets(written: string): readonly number[] {
  if (!written.startsWith("[")) return [];
  const inner = /^\[([^\]#]*)/.exec(written)?.[1] ?? "";
  const offsets: number[] = [];
  let offset = 1;
  for (const item of inner.split(",")) {
    const blank = item.length - item.trimStart().length;
    if (item.trim() !== "") offsets.push(offset + blank);
    offset += item.length + 1;
  }
  return offsets;
}

function join(parent: string, name: string): string {
  return parent === "" ? name : `${parent}.${name}`;
}

function unquote(name: string): string {
  return name.replace(/^(["'])(.*)\1$/, "$2");
}
