/**
 * `plan`: what a run would do, with all values that are known before.
 *
 * @module
 */

import type { Action } from "../command_line/mod.ts";
import type { CommandMode, Planned } from "../journal/mod.ts";
import { chooseSteps } from "../run/mod.ts";
import { planStep } from "../teller/mod.ts";
import { pathIn, SETTINGS } from "./options.ts";
import type { Program } from "./program.ts";

/** Shows the chosen steps' commands and checks; runs nothing. */
export function planCommand(program: Program): Action {
  return async (call) => {
    const runbook = await program.load();
    const steps = chooseSteps(runbook.steps, call.arguments);
    const file = pathIn(call, SETTINGS);
    const { settings } = await runbook.load({
      root: program.root,
      overrides: call.list("set"),
      ...(file === undefined ? {} : { file }),
      read: (path) => Deno.readTextFile(path),
    });
    for (const step of steps) {
      const number = runbook.steps.indexOf(step) + 1;
      console.log(`${number}. ${step.title} (${step.id})`);
      console.log(`${lines(await planStep(step, settings)).join("\n")}\n`);
    }
    console.log("What stands in <angle brackets> is known only when it runs. Nothing was run.");
    return 0;
  };
}

/** What becomes of the cluster by a command. */
const EFFECTS: Readonly<Record<CommandMode, string>> = {
  change: "changes",
  look: "looks",
  until: "looks until",
};

function lines(planned: readonly Planned[], indent = "  "): readonly string[] {
  return planned.flatMap((event) => {
    switch (event.type) {
      case "command":
        return told(indent, EFFECTS[event.mode], `$ ${event.text}`);
      case "file":
        return told(indent, "writes", event.name);
      case "learn":
        return told(indent, "learns", event.name);
      case "check":
        return told(indent, "checks", event.label);
      case "each":
        return [`${indent}for each ${event.name}:`, ...lines(event.body, `${indent}  `)];
      default:
        return event satisfies never;
    }
  });
}

function told(indent: string, effect: string, text: string): readonly string[] {
  const [first = "", ...others] = text.split("\n");
  const margin = " ".repeat(indent.length + 14);
  return [`${indent}${effect.padEnd(12)}  ${first}`, ...others.map((line) => `${margin}${line}`)];
}
