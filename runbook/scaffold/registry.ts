/**
 * The list of the steps, as text.
 *
 * @module
 */

import { ConfigError } from "../errors/mod.ts";
import type { StepNames } from "./names.ts";

/** The module that lists the steps. */
export const REGISTRY = "steps/mod.ts";

/** Imports from the same folder, one a line. */
const IMPORT = /^import .* from "\.\/(\w+)\.ts";\n/gm;

/** The list as `deno fmt` lays it out where each step has a line. */
const LIST = /^ {2}steps: \[\n(?: {4}(?:\w+,|\/\/.*)\n)*(?= {2}\],$)/m;

/**
 * The text of the registry with one more step at its end.
 *
 * @throws {ConfigError} If the list is not where it has to be.
 */
export function registered(registry: string, { identifier, file }: StepNames): string {
  const listed = inserted(registry, endOf(LIST.exec(registry)), `    ${identifier},\n`);
  const imports = [...registry.matchAll(IMPORT)];
  const next = imports.find(([, other = ""]) => other > file);
  const line = `import { ${identifier} } from "./${file}.ts";\n`;
  // The imports stand above the list: what was found there still holds.
  return inserted(listed, next?.index ?? endOf(imports.at(-1)), line);

  function endOf(found: RegExpExecArray | null | undefined): number {
    if (found) return found.index + found[0].length;
    throw notThere(registry);
  }
}

function inserted(text: string, at: number, line: string): string {
  return text.slice(0, at) + line + text.slice(at);
}

function notThere(registry: string): ConfigError {
  const index = registry.split("\n").findIndex((line) => /\bsteps\s*:/.test(line));
  return new ConfigError(
    "Cannot register the step: its list is not as expected, an import from the same folder for " +
      "each step, and `steps: [` with a step on each line",
    {
      place: { file: REGISTRY, ...(index < 0 ? {} : { line: index + 1 }) },
      remedy: "Nothing was written. Lay the list out so, or write the step by hand",
    },
  );
}
