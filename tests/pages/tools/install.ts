/**
 * `deno task pages:tools`: installs and builds all that `deno task test:pages` needs. Debian's
 * packages need root.
 *
 * @module
 */

import { installDebian } from "../../pieces/mod.ts";
import { missingPackages } from "./debian_tools.ts";
import { KEPT_TOOLS, keptTool } from "./kept_tools.ts";

const packages = missingPackages();
if (packages.length > 0) {
  console.log(`Installs ${packages.join(", ")}: usually a minute`);
  await installDebian(packages);
}
for (const name of KEPT_TOOLS) {
  console.log(`${name}: ${await keptTool(name, (line) => console.log(line))}`);
}
