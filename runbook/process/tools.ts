/**
 * Which programs are on PATH.
 *
 * @module
 */

/**
 * Finds out which programs are not to be found on PATH (folders parted by `:`), in the given order.
 * Needs `--allow-read` for the folders on PATH.
 */
export async function missingTools(
  names: readonly string[],
  path: string,
): Promise<readonly string[]> {
  const found = await Promise.all(names.map((name) => findTool(name, path)));
  return names.filter((_, index) => found[index] === undefined);
}

/**
 * The file that runs as `name`, of those on PATH (folders parted by `:`); `undefined` if there is
 * none. Needs `--allow-read` for the folders on PATH.
 */
export async function findTool(name: string, path: string): Promise<string | undefined> {
  for (const folder of path.split(":")) {
    const file = `${folder === "" ? "." : folder}/${name}`;
    if (await isProgram(file)) return file;
  }
  return undefined;
}

async function isProgram(file: string): Promise<boolean> {
  try {
    const { isFile, mode } = await Deno.stat(file);
    return isFile && ((mode ?? 0) & 0o111) !== 0;
  } catch (error) {
    // What cannot be looked at cannot be run either; a missing Deno permission is another matter.
    if (error instanceof Deno.errors.NotCapable) throw error;
    return false;
  }
}
