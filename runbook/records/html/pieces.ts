import { type Child, type Markup, markupOfLine, tag } from "../../html/mod.ts";
import type { Judged, Line } from "../../pages/mod.ts";
import { duration } from "../../wording/mod.ts";
import { hrefOf } from "./href.ts";
import { type Filter, filterOf } from "./verdicts.ts";

/** A line of text. */
export function line(line: Line): Child {
  return markupOfLine(line, hrefOf);
}

/** Text as it is; what is too wide scrolls in its own block. */
export function pre(content: Child): Markup {
  return tag("pre", {}, tag("code", {}, content));
}

/** What opens when its summary is clicked. */
export function fold(summary: string, content: Child): Markup {
  return tag("details", {}, tag("summary", {}, summary), content);
}

/** How long something took. */
export function time(milliseconds: number): Markup {
  return tag("span", { class: "time" }, duration(milliseconds));
}

/** A heading that can be linked to, with the link. */
export function headingOf(level: number, id: string, text: string): Markup {
  return tag(`h${level}`, { id }, text, " ", anchor(id, text));
}

/** The link to something itself. */
export function anchor(id: string, name: string): Markup {
  return tag("a", { class: "anchor", href: `#${id}`, "aria-label": `Link to ${name}` }, "#");
}

/** The class that filters look for. */
export function verdictClass(judged: Pick<Judged, "mark"> | undefined, otherwise: Filter): string {
  return `is-${judged === undefined ? otherwise : filterOf(judged.mark)}`;
}
