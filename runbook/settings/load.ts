/**
 * Loads the settings: the shipped file, a file of the user over it, and `--set` over both.
 *
 * @module
 */
import type { Definition } from "./definition.ts";
import { fillDocument } from "./document.ts";
import { judgeFile } from "./judge.ts";
import { assemble, brokenRules, mergeLayers, missingFields } from "./merge.ts";
import { mistakesError } from "./mistakes.ts";
import { type EffectiveValue, effectiveValues } from "./origins.ts";
import { judgeOverride } from "./override.ts";
import { type Fields, fieldsByKey } from "./schema.ts";
import { parseSettingsFile, parseYaml, readText } from "./source.ts";

/** The file that every runbook folder has. */
const SHIPPED_FILE = "config/runbook.yaml";

/** Where the settings come from. */
export interface LoadSettingsOptions {
  /** The runbook's folder. */
  readonly root: string;
  /** A further settings file, as the user writes its path; it may say only what differs. */
  readonly file?: string;
  /** The texts of `--set`, each `key.path=value`; a later one wins. */
  readonly overrides: readonly string[];
  /** Reads a text file; rejects if it cannot. */
  readonly read: (path: string) => Promise<string>;
}

/** The settings of a run and their story. */
export interface LoadedSettings<Settings> {
  /** What the steps work with. */
  readonly settings: Settings;
  /** Every setting with its origin, in the schema's order. */
  readonly origins: readonly EffectiveValue[];
  /** What was read: settings files, the weakest first, each `--set key=value`, and documents. */
  readonly sources: readonly string[];
}

/**
 * Reads, merges and judges the settings.
 *
 * Lists and single values of a later source replace those of an earlier one; groups are merged.
 * Every mistake of every source is found in one go.
 *
 * @throws {UsageError} if only `--set` is at fault
 * @throws {ConfigError} if a file cannot be read, is no YAML, or is not as it must be
 */
export async function loadSettings<F extends Fields, Documents extends string, Settings>(
  definition: Definition<F, Documents, Settings>,
  { root, file, overrides, read }: LoadSettingsOptions,
): Promise<LoadedSettings<Settings>> {
  const { schema, rules, complete } = definition;
  const paths = Object.entries<string>(definition.documents);

  const readOwn = (path: string) => readText(path, `${root}/${path}`, read);
  const shipped = await parseSettingsFile(SHIPPED_FILE, await readOwn(SHIPPED_FILE));
  const files = file === undefined
    ? [shipped]
    : [shipped, await parseSettingsFile(file, await readText(file, file, read))];
  const texts = await Promise.all(paths.map(([, path]) => readOwn(path)));

  const fields = fieldsByKey(schema);
  const layers = [
    ...files.map((each) => judgeFile(schema, each)),
    ...overrides.map((text) => judgeOverride(fields, text)),
  ];
  const winners = mergeLayers(layers.map(({ given }) => given));
  const given = assemble(schema, winners);
  const documents = paths.map(([name, file], index) => {
    return { name, file, ...fillDocument({ file, text: texts[index] ?? "" }, fields, winners) };
  });

  const wrong = layers.flatMap(({ mistakes }) => mistakes);
  const missing = missingFields(fields, winners, wrong, shipped);
  const broken = brokenRules(rules, given, winners, [...wrong, ...missing]);
  const holes = documents.flatMap(({ mistakes }) => mistakes);
  const [first, ...others] = [...wrong, ...missing, ...broken, ...holes];
  if (first !== undefined) throw mistakesError(first, ...others);
  for (const { file, text } of documents) await parseYaml(file, text);

  const filled = Object.fromEntries(documents.map(({ name, text }) => [name, text]));
  const settings = complete(given, filled as Record<Documents, string>);
  return {
    settings,
    origins: effectiveValues(fields.keys(), winners, settings),
    sources: [
      ...files.map(({ name }) => name),
      ...overrides.map((text) => `--set ${text}`),
      ...documents.map(({ file }) => file),
    ],
  };
}
