import { dirname } from "node:path";
import { EnvironmentError } from "../errors/mod.ts";

/**
 * Looks whether pages can lie in a folder: it is one, or it can still be made. Needs permission to
 * read it.
 *
 * @throws {EnvironmentError} If something else is in its place, or in that of a folder around it.
 */
export function requireFolder(path: string): void {
  const remedy = "Nothing was written. Choose another --out";
  const cannot = `Cannot write the pages into "${path}"`;
  for (let place = path;; place = dirname(place)) {
    try {
      if (Deno.statSync(place).isDirectory) return;
      throw new EnvironmentError(`${cannot}: "${place}" is a file, expected a folder`, { remedy });
    } catch (error) {
      if (error instanceof Deno.errors.NotCapable) {
        throw new EnvironmentError(
          `${cannot}: it belongs to the system, expected a folder of your own`,
          { remedy, cause: error },
        );
      }
      if (!(error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory)) {
        throw error;
      }
      if (dirname(place) === place) return;
    }
  }
}
