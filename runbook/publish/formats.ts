import {
  bookstack,
  type Dialect,
  docusaurus,
  docusaurusMd,
  gitea,
  github,
  mkdocs,
  obsidian,
  outline,
  wikijs,
} from "../dialects/mod.ts";
import { UsageError } from "../errors/mod.ts";
import { FORMAT_IDS, meantFormat } from "../formats/mod.ts";
import { html, junit, notebook, type RecordFormat } from "../records/mod.ts";

/** What writes a run: as pages for a wiki, or as one file. */
export type Format =
  | { readonly type: "pages"; readonly writer: Dialect }
  | { readonly type: "record"; readonly writer: RecordFormat };

const DIALECTS: readonly Dialect[] = [
  docusaurus,
  docusaurusMd,
  mkdocs,
  github,
  gitea,
  obsidian,
  wikijs,
  outline,
  bookstack,
];

const RECORDS: readonly RecordFormat[] = [html, notebook, junit];

/** All formats there are. */
export const FORMATS: readonly Format[] = [
  ...DIALECTS.map((writer) => ({ type: "pages", writer } as const)),
  ...RECORDS.map((writer) => ({ type: "record", writer } as const)),
];

/**
 * Finds a format by its name.
 *
 * @throws {UsageError} If there is none of that name.
 */
export function formatNamed(name: string): Format {
  const format = FORMATS.find(({ writer }) => writer.id === name);
  if (format !== undefined) return format;
  const meant = meantFormat(name);
  throw new UsageError(
    `Cannot write pages for "${name}": there is no such format, expected one of ` +
      FORMAT_IDS.join(", "),
    meant === undefined ? {} : { remedy: `Did you mean "${meant}"?` },
  );
}
