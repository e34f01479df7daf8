/**
 * `completions`: what a shell reads to complete the runbook's words.
 *
 * @module
 */

import type { Action, CommandTable } from "../command_line/mod.ts";
import { completionScript, type Shell, SHELLS } from "../completions/mod.ts";
import { ConfigError, UsageError } from "../errors/mod.ts";
import { FORMAT_IDS } from "../formats/mod.ts";
import { RECORDING } from "../publish/mod.ts";
import type { Runbook } from "../run/mod.ts";
import { nearest } from "../text/mod.ts";
import { homeOf } from "./folders.ts";
import type { Program } from "./program.ts";

/** Prints the script for a shell. */
export function completionsCommand(program: Program, table: CommandTable): Action {
  return async (call) => {
    const [name = ""] = call.arguments;
    const shell = shellNamed(name);
    const runbook = await program.load();
    const { steps } = runbook;
    const needs = steps.flatMap(({ needs = [] }) => needs).filter(({ gates }) => gates === true);
    const values = {
      step: { words: steps.map(({ id }) => id) },
      shell: { words: SHELLS },
      formats: { words: FORMAT_IDS, several: true },
      checks: { words: [...new Set(needs.map(({ id }) => id))], several: true },
      run: { words: [RECORDING], folder: `${homeOf(program, call)}/.runbook/runs` },
      setting: { words: await settingKeys(runbook, program), goesOn: true },
    };
    console.log(completionScript(shell, { table, values, root: program.root }));
    return 0;
  };
}

/** The keys of settings; none where a file has a mistake, so that a shell can start all the same. */
async function settingKeys(runbook: Runbook, { root }: Program): Promise<readonly string[]> {
  try {
    const read = (path: string) => Deno.readTextFile(path);
    const { origins } = await runbook.load({ root, overrides: [], read });
    return origins.map(({ key }) => key);
  } catch (error) {
    if (error instanceof ConfigError) return [];
    throw error;
  }
}

function shellNamed(name: string): Shell {
  const shell = SHELLS.find((shell) => shell === name);
  if (shell !== undefined) return shell;
  const near = nearest(name, SHELLS);
  throw new UsageError(`Cannot complete for "${name}", expected ${SHELLS.join(", ")}`, {
    remedy: near === undefined ? "Say one of them" : `Did you mean "${near}"?`,
  });
}
