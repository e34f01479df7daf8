/**
 * What the transcripts of a runbook's folder say.
 *
 * @module
 */

/** The names of the runs that have a transcript, oldest first. */
export function transcripts(home: string): readonly string[] {
  return [...Deno.readDirSync(`${home}/transcripts`)].map(({ name }) => name).sort();
}

/** How each step ended, in order, as the first page of the newest transcript says: `passed`. */
export async function outcomes(home: string): Promise<readonly string[]> {
  const index = await Deno.readTextFile(`${home}/transcripts/${transcripts(home).at(-1)}/index.md`);
  return [...index.matchAll(/^\| \d+ \|.*?\| \S (\w[\w ]*) \|/gm)].map(([, outcome = ""]) =>
    outcome
  );
}

/** All pages of the newest transcript, one behind the other. */
export function newestTranscript(home: string): string {
  const folder = `${home}/transcripts/${transcripts(home).at(-1)}`;
  const names = [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
  return names.map((name) => Deno.readTextFileSync(`${folder}/${name}`)).join("\n");
}
