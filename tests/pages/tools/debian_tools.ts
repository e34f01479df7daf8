/** Programs that Debian's packages bring. */

import { EnvironmentError } from "../../../runbook/errors/mod.ts";
import { toolFolders } from "../../pieces/mod.ts";

/** A program, and the packages that bring it with what it needs. */
interface DebianTool {
  readonly program: string;
  /** A file that must be there, too. */
  readonly with?: string;
  readonly packages: readonly string[];
}

const TOOLS = {
  chromium: { program: "chromium", packages: ["chromium", "fonts-dejavu-core"] },
  "cmark-gfm": { program: "cmark-gfm", packages: ["cmark-gfm"] },
  php: {
    program: "php",
    with: "/usr/share/php/League/CommonMark/autoload.php",
    packages: ["php-cli", "php-league-commonmark"],
  },
  zsh: { program: "zsh", packages: ["zsh"] },
  fish: { program: "fish", packages: ["fish"] },
  xmllint: { program: "xmllint", packages: ["libxml2-utils"] },
  python3: {
    program: "python3",
    with: "/usr/lib/python3/dist-packages",
    packages: ["python3", "python3-venv"],
  },
} as const satisfies Readonly<Record<string, DebianTool>>;

/** The name of such a program. */
export type DebianToolName = keyof typeof TOOLS;

/** Tells a name of one of them from others. */
export function isDebianTool(name: string): name is DebianToolName {
  return Object.hasOwn(TOOLS, name);
}

/** The packages that this machine lacks. */
export function missingPackages(): readonly string[] {
  return Object.values(TOOLS).flatMap((tool) => locate(tool) === undefined ? tool.packages : []);
}

/**
 * The path of the program.
 *
 * @throws {EnvironmentError} when it is not there, with the lines that install it.
 */
export function debianTool(name: DebianToolName): string {
  const tool = TOOLS[name];
  const path = locate(tool);
  if (path !== undefined) return path;
  throw new EnvironmentError(`Cannot find "${tool.program}" with all that it needs`, {
    remedy: `Install it: deno task pages:tools, or apt-get install ${tool.packages.join(" ")}`,
  });
}

function locate({ program, with: file }: DebianTool): string | undefined {
  if (file !== undefined && !isThere(file)) return undefined;
  return toolFolders().map((folder) => `${folder}/${program}`).find(isThere);
}

function isThere(path: string): boolean {
  try {
    Deno.statSync(path);
    return true;
  } catch {
    return false;
  }
}
