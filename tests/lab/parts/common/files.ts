/** Small helpers for laying out folders. */

import { output } from "../../../pieces/mod.ts";

/** Copies a folder's content over another's; the copies may be written to. */
export async function copyTree(from: string, to: string): Promise<void> {
  await Deno.mkdir(to, { recursive: true });
  await output(["cp", "--recursive", `${from}/.`, to]);
  await output(["chmod", "--recursive", "u+w", to]); // Go's module cache is read-only
}

/** Makes a symbolic link and the folders that lead to it. */
export async function link(path: string, target: string): Promise<void> {
  await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
  await Deno.symlink(target, path);
}
