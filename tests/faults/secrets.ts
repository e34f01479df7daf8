/**
 * Secrets of every kind, and where they must not be found.
 *
 * @module
 */

/** What nobody may read, by where it comes from. */
export const SECRETS = {
  token: "eyJhbGciOiJSUzI1NiIsImtpZCI6Ik0ifQ.eyJpc3MiOiJrdWJlIn0.c2lnbmF0dXJl_-x",
  clientKey: Deno.readTextFileSync(new URL("../../runbook/testdata/server.key", import.meta.url)),
  passwordInCluster: "correct horse/battery+staple=ü'\"<&>\\",
  linesInCluster: "first-line-of-it\nsecond line, with $(signs)\nthird-line-of-it\n",
  listed: 'listed & known: it\'s "mine" <ünd> 100%',
} as const;

/** At least so many characters of one line or encoding give a secret away. */
const TELLING = 8;

/** What of the secrets must be found nowhere: their lines, as they are and encoded. */
export const NEEDLES: readonly string[] = [
  ...new Set(
    Object.values(SECRETS)
      .flatMap((secret) => [...secret.split("\n"), secret])
      .map((text) => text.trim())
      .filter((text) => text.length >= TELLING && !text.startsWith("-----"))
      .flatMap((text) => [
        text,
        base64(text),
        base64(`user:${text}`).slice(8, -4),
        encodeURIComponent(text),
        JSON.stringify(text).slice(1, -1),
      ]),
  ),
].filter((text) => text.length >= TELLING);

/** In base64, as it stands without padding. */
function base64(text: string): string {
  return new TextEncoder().encode(text).toBase64().replace(/=+$/, "");
}

/** The needles that are found in a text, shortened; an error's message may show them. */
export function found(text: string): readonly string[] {
  return NEEDLES.filter((needle) => text.includes(needle)).map((needle) => needle.slice(0, 12));
}

/** Every file in a folder and below: its path from there, its text, its mode and its folder's. */
export function* filesIn(
  folder: string,
): Generator<{ readonly path: string; readonly text: string; readonly modes: readonly number[] }> {
  const mode = (path: string) => (Deno.statSync(path).mode ?? 0) & 0o777;
  for (const { name, isDirectory } of Deno.readDirSync(folder)) {
    const path = `${folder}/${name}`;
    if (isDirectory) yield* filesIn(path);
    else {
      yield { path, text: Deno.readTextFileSync(path), modes: [mode(path), mode(folder)] };
    }
  }
}
