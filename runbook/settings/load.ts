/**
 * Loads the settings: the shipped file, a file of the user over it, and `--set` over both.
 *
 * @module
 */
import { ConfigError } from "../errors/mod.ts";
import type { Definition } from "./definition.ts";
import { judgeFile } from "./judge.ts";
import { assemble, brokenRules, mergeLayers, missingFields, type Winners } from "./merge.ts";
import { formatOrigin, mistakesError } from "./mistakes.ts";
import { judgeOverride } from "./override.ts";
import { type Field, type Fields, fieldsByKey } from "./schema.ts";
import { parseSettingsFile, type SettingsFile } from "./source.ts";

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

/** One setting as it counts, and where it was said. */
export interface EffectiveValue {
  /** The dotted key, as `--set` takes it. */
  readonly key: string;
  /** The value as it counts; plain JSON, `undefined` if it was left out and nothing stands in. */
  readonly value: unknown;
  /** `file:line`, `--set`, or `derived` for what follows from other settings. */
  readonly origin: string;
}

/** The settings of a run and their story. */
export interface LoadedSettings<Settings> {
  /** What the steps work with. */
  readonly settings: Settings;
  /** Every setting with its origin, in the schema's order. */
  readonly origins: readonly EffectiveValue[];
  /** What was read, the weakest first: paths of files, then each `--set key=value`. */
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
export async function loadSettings<F extends Fields, Settings>(
  definition: Definition<F, Settings>,
  { root, file, overrides, read }: LoadSettingsOptions,
): Promise<LoadedSettings<Settings>> {
  const { schema, rules, complete } = definition;
  const shipped = await readFile(SHIPPED_FILE, `${root}/${SHIPPED_FILE}`, read);
  const files = file === undefined ? [shipped] : [shipped, await readFile(file, file, read)];

  const fields = fieldsByKey(schema);
  const layers = [
    ...files.map((each) => judgeFile(schema, each)),
    ...overrides.map((text) => judgeOverride(fields, text)),
  ];
  const winners = mergeLayers(layers.map(({ given }) => given));
  const settings = assemble(schema, winners);

  const wrong = layers.flatMap(({ mistakes }) => mistakes);
  const missing = missingFields(fields, winners, wrong, shipped);
  const broken = brokenRules(rules, settings, winners, [...wrong, ...missing]);
  const [first, ...others] = [...wrong, ...missing, ...broken];
  if (first !== undefined) throw mistakesError(first, ...others);

  const completed = complete(settings);
  return {
    settings: completed,
    origins: originsOf(fields, winners, completed),
    sources: [...files.map(({ name }) => name), ...overrides.map((text) => `--set ${text}`)],
  };
}

async function readFile(
  name: string,
  path: string,
  read: (path: string) => Promise<string>,
): Promise<SettingsFile> {
  let yaml: string;
  try {
    yaml = await read(path);
  } catch (cause) {
    const reason = cause instanceof Error && cause.name !== "NotFound"
      ? cause.message
      : "there is no such file";
    throw new ConfigError(
      `Cannot read the settings file "${name}": ${reason}, expected a readable file`,
      { cause },
    );
  }
  return await parseSettingsFile(name, yaml);
}

function originsOf(
  fields: ReadonlyMap<string, Field>,
  winners: Winners,
  settings: unknown,
): readonly EffectiveValue[] {
  return [...fields.keys()].map((key) => {
    const said = winners.get(key);
    const value = valueAt(settings, key);
    return said?.value === undefined
      ? { key, value, origin: "derived" }
      : { key, value, origin: formatOrigin(said.origin) };
  });
}

function valueAt(settings: unknown, key: string): unknown {
  return key.split(".").reduce<unknown>(
    (value, name) =>
      typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined,
    settings,
  );
}
