/**
 * `diff`: what a run would change in the cluster as it is now.
 *
 * @module
 */

import type { Action } from "../command_line/mod.ts";
import { diffCluster } from "../run/mod.ts";
import { diffText } from "./diff_text.ts";
import { lookingIn } from "./options.ts";
import { outputPaint } from "./paint.ts";
import type { Program } from "./program.ts";
import { attentiveStage } from "./stage.ts";

/** Compares the chosen steps with the cluster; changes nothing. */
export function diffCommand(program: Program): Action {
  return async (call) => {
    const stage = await attentiveStage(program, call);
    const diff = await diffCluster(stage, lookingIn(call, program.root));
    console.log(call.flag("json") ? JSON.stringify(diff, null, 2) : diffText(diff, outputPaint()));
    return diff.changes.some(({ verdict }) => verdict === "differs") ? 1 : 0;
  };
}
