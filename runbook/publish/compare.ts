/**
 * What is to be written, beside what is there.
 *
 * @module
 */

import type { TextFile } from "../dialects/mod.ts";
import { FORMAT_IDS } from "../formats/mod.ts";
import { onDisk } from "../disk/mod.ts";
import { checksum, type Manifest, manifestName, readManifest } from "./manifest.ts";

/** A file that is to be there, or that was generated earlier. */
export interface ComparedFile {
  /** Relative to the folder. */
  readonly path: string;
  /** What it has to hold; absent where it does not belong there any more. */
  readonly wanted?: string;
  /** What it holds; absent where it is not there. */
  readonly found?: string;
  /** How the one stands to the other. */
  readonly state: FileState;
}

/** Whether a file is as it should be. */
export type FileState =
  /** Nothing is to be done. */
  | "fresh"
  /** It is not there. */
  | "missing"
  /** It is as it was generated, from another run or by another runbook. */
  | "stale"
  /** It is as it was generated, and does not belong there any more. */
  | "extra"
  /** It is neither as it was generated nor as it has to be: somebody else's words are in it. */
  | "edited";

/** Compares what a format wants in a folder with what is there. Needs permission to read it. */
export function compareFolder(
  folder: string,
  format: string,
  wanted: readonly TextFile[],
): readonly ComparedFile[] {
  const own = manifestIn(folder, manifestName(format));
  const others = manifestsIn(folder, format);
  // Formats in one folder share its pictures: what any of them has drawn is nobody's words.
  const generated = (path: string) =>
    (path.endsWith(".svg") ? [own, ...others] : [own]).flatMap((each) => each.get(path) ?? []);
  const rest = [...own.keys()].filter((path) =>
    !wanted.some((file) => file.path === path) && !others.some((other) => other.has(path))
  );
  return [
    ...wanted.map(({ path, text }) => compared(folder, path, generated(path), text)),
    ...rest.map((path) => compared(folder, path, generated(path))).filter(({ found }) =>
      found !== undefined
    ),
  ];
}

function compared(
  folder: string,
  path: string,
  generated: readonly string[],
  wanted?: string,
): ComparedFile {
  const found = textOf(`${folder}/${path}`);
  return {
    path,
    ...(wanted === undefined ? {} : { wanted }),
    ...(found === undefined ? {} : { found }),
    state: stateOf(wanted, found, generated),
  };
}

function stateOf(
  wanted: string | undefined,
  found: string | undefined,
  generated: readonly string[],
): FileState {
  if (found === wanted) return "fresh";
  if (found === undefined) return "missing";
  if (!generated.includes(checksum(found))) return "edited";
  return wanted === undefined ? "extra" : "stale";
}

function manifestsIn(folder: string, format: string): readonly Manifest[] {
  const names = FORMAT_IDS.filter((id) => id !== format).map(manifestName);
  return names.map((name) => manifestIn(folder, name));
}

function manifestIn(folder: string, name: string): Manifest {
  const file = `${folder}/${name}`;
  return readManifest(textOf(file) ?? "", file);
}

/** What a file holds; `undefined` where it is not there. */
function textOf(path: string): string | undefined {
  const remedy = "Nothing was changed. Make it a file that can be read, or choose another --out";
  return onDisk({ verb: "read", path, remedy }, () => {
    try {
      return Deno.readTextFileSync(path);
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return undefined;
      throw error;
    }
  });
}
