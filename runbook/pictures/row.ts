import { widthOf } from "./measure.ts";
import { lettering, LINE, type Part } from "./sheet.ts";
import { wrap } from "./wrap.ts";

/** A name, and what is said of it. */
export interface Row {
  /** The name, on the left. */
  readonly name: string;
  /** What is said, on the right; may be empty. */
  readonly said: string;
  /** Left edge. */
  readonly x: number;
  /** Right edge. */
  readonly right: number;
}

/** A name, and on its right what is said of it; beneath where there is no room. */
export function placeRow({ name, said, x, right }: Row, y: number): Part {
  const width = right - x;
  const title = wrap(name, { width, style: "name", most: 3 });
  const first = lettering(title, "name", { x, y });
  if (said === "") return first;
  const note = wrap(said, { width, style: "note", most: 2 });
  const needed = Math.max(...note.lines.map((line) => widthOf(line, "note")));
  const beside = widthOf(title.lines.at(-1) ?? "", "name") + 10 + needed <= width;
  const top = beside ? first.bottom - LINE : first.bottom;
  const second = lettering(note, "note", { x: right, y: top, anchor: "end" });
  return { elements: [...first.elements, ...second.elements], bottom: second.bottom };
}
