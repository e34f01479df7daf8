/**
 * `completions`: what a shell reads to complete the runbook's words.
 *
 * @module
 */

import type { Action, CommandTable } from "../command_line/mod.ts";
import { completionScript, type Shell, SHELLS } from "../completions/mod.ts";
import { UsageError } from "../errors/mod.ts";
import { nearest } from "../text/mod.ts";
import type { Program } from "./program.ts";

/** Prints the script for a shell. */
export function completionsCommand(program: Program, table: CommandTable): Action {
  return async (call) => {
    const [name = ""] = call.arguments;
    const { steps } = await program.load();
    const values = { step: steps.map(({ id }) => id), shell: SHELLS };
    console.log(completionScript(shellNamed(name), { table, values, root: program.root }));
    return 0;
  };
}

function shellNamed(name: string): Shell {
  const shell = SHELLS.find((shell) => shell === name);
  if (shell !== undefined) return shell;
  const near = nearest(name, SHELLS);
  throw new UsageError(`Cannot complete for "${name}", expected ${SHELLS.join(", ")}`, {
    remedy: near === undefined ? "Say one of them" : `Did you mean "${near}"?`,
  });
}
