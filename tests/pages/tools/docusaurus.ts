import { fileURLToPath } from "node:url";
import { output } from "../../pieces/mod.ts";

const SITE = fileURLToPath(new URL("../docusaurus", import.meta.url));

/** Installs what the site in `tests/pages/docusaurus` needs, as `node_modules` in a folder. */
export async function installDocusaurus(folder: string): Promise<void> {
  await Deno.copyFile(`${SITE}/package.json`, `${folder}/package.json`);
  await output(["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: folder });
}
