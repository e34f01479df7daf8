import type { TextFile } from "../../runbook/dialects/mod.ts";
import { output } from "../pieces/mod.ts";
import { tool } from "./tools/mod.ts";

const SITE = new URL("docusaurus/", import.meta.url);

/** Where the part of the series lies that people have written themselves, in every folder of pages. */
export const BEFORE = "1-installation.md";

/**
 * Builds a wiki of files in a folder: everything broken is an error, links to what is not there
 * above all. The built pages are in `build`.
 *
 * @throws {Error} when anything is broken, with what Docusaurus says of it.
 */
export async function buildSite(folder: string, files: readonly TextFile[]): Promise<void> {
  for (const name of ["package.json", "docusaurus.config.js"]) {
    await Deno.copyFile(new URL(name, SITE), `${folder}/${name}`);
  }
  const modules = `${await tool("docusaurus")}/node_modules`;
  await Deno.symlink(modules, `${folder}/node_modules`);
  const before = await Deno.readTextFile(new URL(BEFORE, SITE));
  for (const { path, text } of [{ path: BEFORE, text: before }, ...files]) {
    const file = `${folder}/docs/${path}`;
    await Deno.mkdir(file.slice(0, file.lastIndexOf("/")), { recursive: true });
    await Deno.writeTextFile(file, text);
  }
  await output(["node", `${modules}/@docusaurus/core/bin/docusaurus.mjs`, "build"], {
    cwd: folder,
    env: { NO_COLOR: "1", NO_UPDATE_NOTIFIER: "1", DOCUSAURUS_NO_PERSISTENT_CACHE: "true" },
  });
}

/**
 * What a built page says, without the site around it and the links of its headings to themselves;
 * `path` is that of its address.
 */
export async function articleOf(folder: string, path: string): Promise<string> {
  const page = await Deno.readTextFile(`${folder}/build/${path}/index.html`);
  const start = page.indexOf('<div class="theme-doc-markdown');
  const article = page.slice(start, page.indexOf("</article>", start));
  return article.replaceAll(/<a [^>]*class="hash-link[^>]*>.*?<\/a>/g, "");
}
