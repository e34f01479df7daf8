/**
 * `list`: the steps by number, id and title.
 *
 * @module
 */

import type { Action } from "../command_line/mod.ts";
import type { Program } from "./program.ts";

/** Lists the steps. */
export function listCommand(program: Program): Action {
  return async () => {
    const { steps } = await program.load();
    const width = Math.max(...steps.map(({ id }) => id.length));
    for (const [index, { id, title }] of steps.entries()) {
      console.log(`${index + 1}  ${id.padEnd(width)}  ${title}`);
    }
    return 0;
  };
}
