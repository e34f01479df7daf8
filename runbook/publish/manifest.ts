/**
 * What was generated into a folder, by which a page that was edited by hand is known: the lines of
 * `sha256sum`, one for each file, so that `sha256sum --check` understands them, too.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { ConfigError } from "../errors/mod.ts";

/** The files of a folder as they were generated: SHA-256 in hexadecimal digits, by path. */
export type Manifest = ReadonlyMap<string, string>;

/** A checksum and a path that stays in the folder. */
const LINE_REGEXP = /^([0-9a-f]{64}) {2}((?:(?!\.\.?\/)[^/\\]+\/)*(?!\.\.?$)[^/\\]+)$/;

/** Name of the file, in the folder that a format is written to. */
export function manifestName(format: string): string {
  return `.homelab-pages-${format}.sha256`;
}

/** The checksum of a text. */
export function checksum(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Writes a manifest, in the order of the paths. */
export function writeManifest(manifest: Manifest): string {
  const lines = Array.from(manifest, ([path, sum]) => `${sum}  ${path}\n`);
  return lines.toSorted((a, b) => a.slice(64) < b.slice(64) ? -1 : 1).join("");
}

/**
 * Reads a manifest.
 *
 * @param file Its path, for who is told of a mistake.
 * @throws {ConfigError} With the line's place, if it is damaged.
 */
export function readManifest(text: string, file: string): Manifest {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  return new Map(lines.map((line, index) => {
    const [, sum, path] = LINE_REGEXP.exec(line) ?? [];
    if (sum !== undefined && path !== undefined) return [path, sum];
    throw new ConfigError(
      `Cannot read "${file}", which says what was generated: line ${index + 1} is damaged, ` +
        "expected a checksum and a path",
      {
        place: { file, line: index + 1, column: 1 },
        remedy:
          "Nothing was changed. Put the file back, or remove it and say --force: what stands " +
          "in the pages' place is kept beside them then",
      },
    );
  }));
}
