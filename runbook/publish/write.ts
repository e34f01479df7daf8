import { dirname, join } from "node:path";
import { onDisk, replaceFile, takeFreeName } from "../disk/mod.ts";
import { CheckError } from "../errors/mod.ts";
import type { ComparedFile } from "./compare.ts";
import type { PreparedFolder, PreparedPages } from "./prepare.ts";
import { checksum, manifestName, writeManifest } from "./manifest.ts";

/** What was done with a file. */
export interface WrittenFile {
  /** Its path. */
  readonly path: string;
  /** What was done with it. */
  readonly deed: "wrote" | "unchanged" | "removed";
  /** Where the words are that somebody else had written into it: a path. */
  readonly kept?: string;
}

/** How pages are written. */
export interface WriteOptions {
  /** Whether pages that were edited by hand are written anew; what was in them is kept. */
  readonly force: boolean;
}

/**
 * Makes the folders as they have to be, or touches none of them. Needs permission to write them.
 *
 * @throws {CheckError} If somebody else's words would be replaced, and that is not asked for.
 * @throws {EnvironmentError} If a folder cannot be written.
 */
export function writePages(
  { folders }: Pick<PreparedPages, "folders">,
  { force }: WriteOptions,
): readonly WrittenFile[] {
  const edited = folders.flatMap(({ path: folder, files }) =>
    files.filter(({ state }) => state === "edited").map(({ path }) => `${folder}/${path}`)
  );
  if (edited.length > 0 && !force) throw editedPages(edited);
  return folders.flatMap(writeFolder);
}

function editedPages(paths: readonly string[]): CheckError {
  const [what, are] = paths.length === 1 ? ["page", "it is"] : ["pages", "they are"];
  const named = paths.map((path) => `"${path}"`).join(", ");
  return new CheckError(
    `Cannot write the ${what} ${named}: ${are} not as generated, expected nobody else's words there`,
    {
      remedy:
        "Nothing was written. With the same options, deno task docs --check shows what differs;\n" +
        "with --force it writes anew, and keeps these words beside it in a file that ends in .orig",
    },
  );
}

function writeFolder({ path: folder, format, files }: PreparedFolder): readonly WrittenFile[] {
  const remedy = "Make it a folder that can be written, or choose another --out";
  return onDisk({ verb: "write the pages to", path: folder, remedy }, () => {
    const written = files.map((file) => writeFile(folder, file));
    const sums = files.flatMap(({ path, wanted }) =>
      wanted === undefined ? [] : [[path, checksum(wanted)] as const]
    );
    replaceFile(join(folder, manifestName(format)), writeManifest(new Map(sums)));
    return written;
  });
}

function writeFile(folder: string, { path, wanted, state }: ComparedFile): WrittenFile {
  const file = join(folder, path);
  if (state === "fresh") return { path: file, deed: "unchanged" };
  const kept = state === "edited" ? { kept: keptBeside(file) } : {};
  if (wanted === undefined) {
    Deno.removeSync(file);
    removeEmpty(dirname(path), folder);
    return { path: file, deed: "removed", ...kept };
  }
  Deno.mkdirSync(dirname(file), { recursive: true });
  replaceFile(file, wanted);
  return { path: file, deed: "wrote", ...kept };
}

/** Copies a file, byte by byte, to a name that nothing has. */
function keptBeside(file: string): string {
  return takeFreeName(`${file}.orig`, (copy) => {
    Deno.writeFileSync(copy, Deno.readFileSync(file), { createNew: true });
    return copy;
  });
}

/** Removes the folders that have nothing in them any more, from the innermost out. */
function removeEmpty(path: string, folder: string): void {
  for (let inner = path; inner !== "."; inner = dirname(inner)) {
    const [first] = Deno.readDirSync(join(folder, inner));
    if (first !== undefined) return;
    Deno.removeSync(join(folder, inner));
  }
}
