/**
 * The programs that read the pages in tests: browsers, wikis' own parsers, validators.
 *
 * @module
 */

import { debianTool, type DebianToolName, isDebianTool } from "./debian_tools.ts";
import { keptTool, type KeptToolName } from "./kept_tools.ts";

/** A program, or a folder of them. */
export type ToolName = DebianToolName | KeptToolName;

/**
 * Gives the path of a program. What npm, Python and Go bring is made first where it is missing, and
 * kept outside the tree.
 *
 * @throws {EnvironmentError} when it cannot be had, with the line that installs it.
 */
export async function tool(name: ToolName): Promise<string> {
  if (isDebianTool(name)) return debianTool(name);
  return await keptTool(name, (line) => console.error(line));
}
