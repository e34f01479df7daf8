/**
 * `diff`: what a run would change in the cluster as it is now.
 *
 * @module
 */

import type { Action } from "../command_line/mod.ts";
import { type Change, type ClusterDiff, diffCluster } from "../run/mod.ts";
import { count, printable } from "../wording/mod.ts";
import { lookingIn } from "./options.ts";
import type { Program } from "./program.ts";
import { attentiveStage } from "./stage.ts";

/** Compares the chosen steps with the cluster; changes nothing. */
export function diffCommand(program: Program): Action {
  return async (call) => {
    const stage = await attentiveStage(program, call);
    const diff = await diffCluster(stage, lookingIn(call, program.root));
    console.log(call.flag("json") ? JSON.stringify(diff, null, 2) : diffText(diff));
    return diff.changes.some(({ verdict }) => verdict === "differs") ? 1 : 0;
  };
}

function diffText({ target, changes }: ClusterDiff): string {
  const of = (verdict: Change["verdict"]) => changes.filter((change) => change.verdict === verdict);
  const [differing, unforeseen] = [of("differs"), of("unforeseen")];
  const lines = [
    `context  ${target.context}`,
    `server   ${target.server} (Kubernetes ${target.version})`,
    ...changes.flatMap(changeLines),
    "",
    differing.length === 0
      ? "A run would change nothing that can be foreseen."
      : `${count(differing.length, "command")} of ${changes.length} would change something.`,
    ...(unforeseen.length === 0 ? [] : [
      `What ${count(unforeseen.length, "command")} would do shows only when it runs.`,
    ]),
    "Nothing was changed.",
  ];
  return printable(lines.join("\n"));
}

function changeLines({ step, command, verdict, lines }: Change): readonly string[] {
  switch (verdict) {
    case "same":
      return ["", `= ${step}: ${command}`];
    case "differs":
      return ["", `≠ ${step}: ${command}`, ...lines.map((line) => `    ${line}`)];
    case "unforeseen":
      return ["", `? ${step}: ${command}`];
    default:
      return verdict satisfies never;
  }
}
