/**
 * The command line inside this process: commands that do no more than print.
 *
 * @module
 */

import { perform } from "../../runbook/cli/mod.ts";
import type { Said } from "../command_line/call.ts";
import type { Place } from "./scenes.ts";

/** Performs a call in a place, such as `status`; one at a time. */
export async function performed(place: Place, ...words: readonly string[]): Promise<Said> {
  const { runbook, root, home } = place;
  const { log, error } = console;
  let [stdout, stderr] = ["", ""];
  console.log = (text: string) => void (stdout += `${text}\n`);
  console.error = (text: string) => void (stderr += `${text}\n`);
  try {
    const load = () => Promise.resolve(runbook);
    const program = { summary: "A test", version: "1.0.0", root, load };
    const code = await perform(program, [...words, "--home", home]);
    return { code, stdout, stderr };
  } finally {
    Object.assign(console, { log, error });
  }
}
