/**
 * curl without the user's own configuration.
 *
 * @module
 */

/**
 * Makes a folder with an empty `.curlrc`, to be curl's CURL_HOME: curl reads the first file of its
 * kind and no other, neither in XDG_CONFIG_HOME nor at home. Needs `--allow-write` for the folder.
 */
export async function writeCurlHome(folder: string): Promise<void> {
  await Deno.mkdir(folder, { recursive: true });
  await Deno.writeTextFile(`${folder}/.curlrc`, "");
}
