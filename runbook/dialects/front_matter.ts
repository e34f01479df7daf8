/** What stands before a page for the wiki and not for the reader: YAML between two lines. */

/** Values by key; where one is `undefined` there is no line. */
export type FrontMatter = Readonly<Record<string, Scalar | List | undefined>>;

type Scalar = string | number | boolean | null;
type List = readonly string[] | Readonly<Record<string, Scalar>>;

/** Writes it, with the mark that the page is generated; a line break in a value counts as a blank. */
export function frontMatterOf(values: FrontMatter): string {
  const lines = Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${yaml(value)}`]
  );
  return ["---", "# Generated, do not edit by hand", ...lines, "---", "\n"].join("\n");
}

/** A value on one line: JSON, which is YAML, too. */
export function yaml(value: Scalar | List): string {
  return JSON.stringify(
    value,
    (_, inner) => typeof inner === "string" ? inner.replaceAll(/\s+/g, " ").trim() : inner,
  );
}
