import type { TextFile } from "../../runbook/dialects/mod.ts";
import { output } from "../pieces/mod.ts";
import { tool } from "./tools/mod.ts";

const SETTINGS = new URL("mkdocs/mkdocs.yml", import.meta.url);

/** What a wiki is built of. */
export interface Site {
  /** What its pages and pictures are, relative to `docs`. */
  readonly files: readonly TextFile[];
  /** The lines of its navigation, as they stand in `mkdocs.yml`. */
  readonly nav: string;
}

/**
 * Builds a wiki in a folder, with every warning as an error; the built pages are in `site`.
 *
 * @throws {Error} when MkDocs warns of anything.
 */
export async function buildSite(folder: string, { files, nav }: Site): Promise<void> {
  for (const { path, text } of files) {
    const file = `${folder}/docs/${path}`;
    await Deno.mkdir(file.slice(0, file.lastIndexOf("/")), { recursive: true });
    await Deno.writeTextFile(file, text);
  }
  const settings = await Deno.readTextFile(SETTINGS);
  await Deno.writeTextFile(`${folder}/mkdocs.yml`, `${settings}nav:\n${nav}`);
  await output([await tool("python"), "-m", "mkdocs", "build", "--strict", "--quiet"], {
    cwd: folder,
    env: { NO_MKDOCS_2_WARNING: "1" },
  });
}

/** What a built page says, without the site around it. */
export async function articleOf(folder: string, name: string): Promise<string> {
  const page = await Deno.readTextFile(
    `${folder}/site/${name.replace(/(^|\/)index$/, "$1.")}/index.html`,
  );
  const start = page.indexOf("<article");
  return page.slice(start, page.indexOf("</article>", start));
}
