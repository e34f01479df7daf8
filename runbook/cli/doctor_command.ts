/**
 * `doctor`: what stands in the way of a run, before anything is changed.
 *
 * @module
 */

import type { Action } from "../command_line/mod.ts";
import { examine } from "../run/mod.ts";
import { doctorText, exitCodeOf, summaryOf } from "./doctor_text.ts";
import { lookingIn } from "./options.ts";
import { outputPaint } from "./paint.ts";
import type { Program } from "./program.ts";
import { saidAgain } from "./said_again.ts";
import { attentiveStage } from "./stage.ts";

/** Looks at all that the chosen steps need, and says what is not so and how to mend it. */
export function doctorCommand(program: Program): Action {
  return async (call) => {
    const stage = await attentiveStage(program, call);
    const examination = await examine(stage, lookingIn(call, program.root));
    if (call.flag("json")) {
      const summary = summaryOf(examination);
      console.log(JSON.stringify({ ...examination, summary }, null, 2));
    } else {
      console.log(doctorText(examination, {
        paint: outputPaint(),
        callOf: (command) => saidAgain(command, call),
      }));
    }
    return exitCodeOf(examination);
  };
}
