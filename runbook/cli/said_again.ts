/**
 * What a call says, to be said of another command.
 *
 * @module
 */

import type { Call } from "../command_line/mod.ts";
import { quoteWord } from "../process/mod.ts";
import { CONTEXT, FROM, SET, SETTINGS, UNTIL } from "./options.ts";

/** A command with the steps, cluster and settings that a call of `doctor` names, as it is typed. */
export function saidAgain(command: string, call: Call): string {
  const options = [FROM, UNTIL, CONTEXT, SETTINGS, SET].flatMap((option) => {
    const { type, name } = option;
    const values = type === "list" ? call.list(name) : [call.text(name) ?? []].flat();
    return values.flatMap((value) => [`--${name}`, value]);
  });
  return `deno task ${quoteWord([command, ...call.arguments, ...options])}`;
}
