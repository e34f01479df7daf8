import { printable } from "../wording/mod.ts";

/** An element of an XML document: with text in it, or with further elements. */
export interface XmlElement {
  /** Its name. */
  readonly name: string;
  /** Its attributes; those that are `undefined` are left out. */
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  /** What stands in it. */
  readonly content: string | readonly XmlElement[];
}

/** Makes an element. */
export function element(
  name: string,
  attributes: XmlElement["attributes"],
  content: XmlElement["content"] = "",
): XmlElement {
  return { name, attributes, content };
}

/** Writes a document; whatever its texts hold, it can be read again. */
export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${source(root)}\n`;
}

function source({ name, attributes, content }: XmlElement): string {
  const pairs = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${attribute(String(value))}"`]
  );
  const start = `<${name}${pairs.join("")}`;
  if (content.length === 0) return `${start}/>`;
  // Not indented: text of many lines would be, too.
  const inner = typeof content === "string"
    ? text(content)
    : `\n${content.map(source).join("\n")}\n`;
  return `${start}>${inner}</${name}>`;
}

/** With `>` written as its name there is no `]]>`, either. */
const NAMES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

function text(data: string): string {
  return legal(data).replaceAll(/[&<>"]/g, (sign) => NAMES[sign] ?? sign);
}

/** A reader makes a blank of every line break in an attribute that is not written by its number. */
function attribute(data: string): string {
  return text(data).replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}

/** Beside control characters XML refuses halves of characters, and two that are none. */
function legal(data: string): string {
  return printable(data).toWellFormed().replaceAll(/[\ufffe\uffff]/g, "\ufffd");
}
