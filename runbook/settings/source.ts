/**
 * Files of settings: reading them, and where in them something stands.
 *
 * @module
 */
import { ConfigError, type Place } from "../errors/mod.ts";
import { locateKeys, locationOf } from "./locate.ts";

/** A settings file that was read. */
export interface SettingsFile {
  /** The file's path as the user writes it. */
  readonly name: string;
  /** What it says, not yet judged. */
  readonly tree: unknown;
  /** Where a dotted key (or the value at it) stands, or else the nearest key above it. */
  readonly placeOf: (key: string, part: "key" | "value") => Place;
}

/** Reads a text file; rejects if it cannot. */
export type Read = (path: string) => Promise<string>;

/** Reads a file; throws a {@linkcode ConfigError} that calls it by its name if it cannot. */
export async function readText(name: string, path: string, read: Read): Promise<string> {
  try {
    return await read(path);
  } catch (cause) {
    const reason = cause instanceof Error && cause.name !== "NotFound"
      ? cause.message
      : "there is no such file";
    throw new ConfigError(
      `Cannot read the settings file "${name}": ${reason}, expected a readable file`,
      { cause },
    );
  }
}

/** Makes a settings file of its text; throws a {@linkcode ConfigError} where it is no YAML. */
export async function parseSettingsFile(name: string, yaml: string): Promise<SettingsFile> {
  const tree = await parseYaml(name, yaml);
  const locations = locateKeys(yaml);
  return {
    name,
    tree,
    placeOf: (key, part) => ({ file: name, ...locationOf(locations, key)?.[part] }),
  };
}

/** Reads the value of a YAML text; throws a {@linkcode ConfigError} with line and column. */
export async function parseYaml(file: string, yaml: string): Promise<unknown> {
  // Imported here, so that what only names a settings type (`--help`, `list`) does not pay for it.
  const { parse, YamlSyntaxError } = await import("@std/yaml");
  try {
    return parse(yaml, { schema: "core" }); // without dates: 2026-01-01 is a name
  } catch (cause) {
    if (!(cause instanceof YamlSyntaxError)) throw cause;
    const { line, column } = cause;
    const problem = cause.message.replace(/ at line \d+, column \d+.*$/s, "");
    throw new ConfigError(
      `Cannot read the settings file "${file}": ${problem}, expected valid YAML`,
      { place: { file, line, column }, cause },
    );
  }
}
