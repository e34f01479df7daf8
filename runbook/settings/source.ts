/**
 * One settings file: what it says, and where.
 *
 * @module
 */
import { parse } from "@std/yaml";
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

/** Makes a settings file of its text; throws a {@linkcode ConfigError} where it is no YAML. */
export function parseSettingsFile(name: string, yaml: string): SettingsFile {
  const locations = locateKeys(yaml);
  return {
    name,
    tree: parseYaml(name, yaml),
    placeOf: (key, part) => ({ file: name, ...locationOf(locations, key)?.[part] }),
  };
}

function parseYaml(file: string, yaml: string): unknown {
  try {
    return parse(yaml);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    // Every YAML library that the code runs with words its errors so.
    const [found, line, column] = / at line (\d+), column (\d+)/.exec(message) ?? [];
    const problem = (found === undefined ? message : message.slice(0, message.indexOf(found)))
      .replace(/\s+/g, " ").replace(/[.:]$/, "");
    throw new ConfigError(
      `Cannot read the settings file "${file}": ${problem}, expected valid YAML`,
      {
        place: { file, ...(found && { line: Number(line), column: Number(column) }) },
        cause,
      },
    );
  }
}
