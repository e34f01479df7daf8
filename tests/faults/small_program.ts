/**
 * The command line of the small runbook, in a process of its own.
 *
 * @module
 */

import { fileURLToPath } from "node:url";
import { perform } from "../../runbook/cli/mod.ts";
import { ROOT } from "../command_line/scene.ts";
import { smallRunbook } from "./small_runbook.ts";

/** The words that call it, before the runbook's own; `home` is the runbook folder. */
export function smallProgram(home: string): readonly string[] {
  const map = `--import-map=${ROOT}/.runbook/imports.json`;
  return [Deno.execPath(), "run", "-q", "-A", map, fileURLToPath(import.meta.url), home];
}

if (import.meta.main) {
  const [home = "", ...words] = Deno.args;
  const runbook = smallRunbook(home);
  const load = () => Promise.resolve(runbook);
  const program = { summary: "Small", version: "1.0.0", root: home, load };
  Deno.exit(await perform(program, [...words, "--home", home]));
}
