/** HTML that may stand in a page as it is; everything else is a string, and is escaped. */
export class Markup {
  /** Its source. */
  readonly source: string;

  /** Takes HTML that somebody else has made safe: a Markdown library, what draws a picture. */
  constructor(source: string) {
    this.source = source;
  }
}

/** What can stand in an element. */
export type Child = Markup | string | readonly Child[];

/** Attributes of an element; `true` is one without value, `undefined` and `false` are left out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Elements that have no end. */
const VOID: ReadonlySet<string> = new Set(["br", "hr", "input", "link", "meta"]);

/** Writes an element with what stands in it. */
export function tag(name: string, attributes: Attributes = {}, ...children: Child[]): Markup {
  const pairs = Object.entries(attributes).map(([key, value]) => pair(key, value)).join("");
  const start = `<${name}${pairs}>`;
  return new Markup(VOID.has(name) ? start : `${start}${written(children)}</${name}>`);
}

/** The source of what stands side by side. */
export function written(child: Child): string {
  if (child instanceof Markup) return child.source;
  return typeof child === "string" ? escape(child) : child.map(written).join("");
}

function pair(key: string, value: Attributes[string]): string {
  if (value === undefined || value === false) return "";
  return value === true ? ` ${key}` : ` ${key}="${escape(String(value))}"`;
}

const NAMES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

function escape(data: string): string {
  return data.replaceAll(/[&<>"]/g, (sign) => NAMES[sign] ?? sign);
}
