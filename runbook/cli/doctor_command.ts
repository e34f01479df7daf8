/**
 * `doctor`: what stands in the way of a run, before anything is changed.
 *
 * @module
 */

import type { Action } from "../command_line/mod.ts";
import { examine } from "../run/mod.ts";
import { doctorText, exitCodeOf, summaryOf } from "./doctor_text.ts";
import { CONTEXT, settingsIn } from "./options.ts";
import type { Program } from "./program.ts";
import { heedSignals, terminalStage } from "./stage.ts";

/** Looks at all that the chosen steps need, and says what is not so and how to mend it. */
export function doctorCommand(program: Program): Action {
  return async (call) => {
    const stage = await terminalStage(program, call, true);
    // From here on there is something to end in order: the private kubeconfig goes away again.
    const interruption = new AbortController();
    heedSignals(interruption);
    const context = call.text(CONTEXT.name);
    const examination = await examine(
      { ...stage, signal: interruption.signal },
      {
        ...settingsIn(call, program.root),
        ...(context === undefined ? {} : { context }),
        steps: call.arguments,
      },
    );
    if (call.flag("json")) {
      const summary = summaryOf(examination);
      console.log(JSON.stringify({ ...examination, summary }, null, 2));
    } else {
      console.log(doctorText(examination));
    }
    return exitCodeOf(examination);
  };
}
