/** What an element's attributes may be. */
export type Attributes = Readonly<Record<string, string | number>>;

/** An element of XML with its children, which are XML already; numbers to two places. */
export function element(
  name: string,
  attributes: Attributes,
  ...children: readonly string[]
): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? places(value) : escape(value)}"`)
    .join("");
  if (children.length === 0) return `<${name}${written}/>`;
  return `<${name}${written}>${children.join("")}</${name}>`;
}

/** A text as XML: neither markup nor a character that XML forbids is left in it. */
export function escape(text: string): string {
  return text.toWellFormed().replaceAll(FORBIDDEN_REGEXP, "\ufffd")
    .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

// https://www.w3.org/TR/xml/#charsets
const FORBIDDEN_REGEXP = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function places(value: number): string {
  return String(Math.round(value * 100) / 100);
}
