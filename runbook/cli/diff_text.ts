/**
 * What a run would change, for people. Pure.
 *
 * @module
 */

import type { Change, ClusterDiff } from "../run/mod.ts";
import type { Paint } from "../terminal/mod.ts";
import { count, printable } from "../wording/mod.ts";

/** The cluster, every command with what it would change, and what they come to. */
export function diffText({ target, changes }: ClusterDiff, paint: Paint): string {
  const of = (verdict: Change["verdict"]) => changes.filter((change) => change.verdict === verdict);
  const [differing, unforeseen] = [of("differs"), of("unforeseen")];
  const lines = [
    printable(`context  ${target.context}`),
    printable(`server   ${target.server} (Kubernetes ${target.version})`),
    ...changes.flatMap((change) => ["", ...changeLines(change, paint)]),
    "",
    differing.length === 0
      ? "A run would change nothing that can be foreseen."
      : `${count(differing.length, "command")} of ${changes.length} would change something.`,
    ...(unforeseen.length === 0 ? [] : [
      `What ${count(unforeseen.length, "command")} would do shows only when it runs.`,
    ]),
    "Nothing was changed.",
  ];
  return lines.join("\n");
}

function changeLines({ step, command, verdict, lines }: Change, paint: Paint): readonly string[] {
  const what = printable(`${step}: ${command}`);
  switch (verdict) {
    case "same":
      return [`${paint("good", "=")} ${what}`];
    case "differs":
      return [`${paint("bad", "≠")} ${what}`, ...lines.map((line) => `    ${side(line, paint)}`)];
    case "unforeseen":
      return [`${paint("doubt", "?")} ${what}`];
    default:
      return verdict satisfies never;
  }
}

/** A line that would go or come. */
function side(line: string, paint: Paint): string {
  const text = printable(line);
  if (text.startsWith("-")) return paint("bad", text);
  return text.startsWith("+") ? paint("good", text) : text;
}
