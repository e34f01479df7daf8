/**
 * `plan`: what a run would do, with all values that are known before.
 *
 * @module
 */

import type { Action, Call } from "../command_line/mod.ts";
import { chooseSteps } from "../step/mod.ts";
import { planStep } from "../teller/mod.ts";
import { loadSettingsIn } from "./load_settings.ts";
import { stepsIn } from "./options.ts";
import { planLines, type PlannedStep, summaryOf } from "./plan_text.ts";
import type { Program } from "./program.ts";

/** Shows the chosen steps' commands and checks; runs nothing. */
export function planCommand(program: Program): Action {
  return async (call) => {
    if (!call.flag("json")) return await showPlan(program, call, { files: call.flag("files") });
    console.log(JSON.stringify({ steps: await planned(program, call) }, null, 2));
    return 0;
  };
}

/** Prints the plan of the steps that a call of `plan` or `run` chooses; `files` with their texts. */
export async function showPlan(
  program: Program,
  call: Call,
  options: { readonly files: boolean },
): Promise<number> {
  const steps = await planned(program, call);
  for (const step of steps) {
    console.log(`${step.number}. ${step.title} (${step.id})`);
    console.log(`${planLines(step.plan, options).join("\n")}\n`);
  }
  console.log(summaryOf(steps));
  console.log("What stands in <angle brackets> is known only when it runs. Nothing was run.");
  return 0;
}

async function planned(program: Program, call: Call): Promise<readonly PlannedStep[]> {
  const runbook = await program.load();
  const chosen = chooseSteps(runbook.steps, stepsIn(call));
  const { settings } = await loadSettingsIn(call, runbook, program);
  const steps: PlannedStep[] = [];
  for (const step of chosen) {
    const { id, title } = step;
    const number = runbook.steps.indexOf(step) + 1;
    steps.push({ number, id, title, plan: await planStep(step, settings) });
  }
  return steps;
}
