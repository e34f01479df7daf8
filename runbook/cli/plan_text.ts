/**
 * A plan in lines.
 *
 * @module
 */

import type { CommandMode, Planned } from "../journal/mod.ts";
import { count } from "../wording/mod.ts";

/** A step with what it would tell. */
export interface PlannedStep {
  /** Counts from 1. */
  readonly number: number;
  readonly id: string;
  readonly title: string;
  readonly plan: readonly Planned[];
}

/** What becomes of the cluster by a command. */
const EFFECTS: Readonly<Record<CommandMode, string>> = {
  change: "changes",
  look: "looks",
  until: "looks until",
};

/** Says a plan line by line, what is done in the first column; `files` shows what is in them. */
export function planLines(
  planned: readonly Planned[],
  options: { readonly files: boolean },
  indent = "  ",
): readonly string[] {
  return planned.flatMap((event) => {
    switch (event.type) {
      case "command":
        return told(indent, EFFECTS[event.mode], `$ ${event.text}`);
      case "file": {
        const text = options.files ? `\n${event.text.trimEnd().replaceAll(/^/gm, "  ")}` : "";
        return told(indent, "writes", event.name + text);
      }
      case "learn":
        return told(indent, "learns", event.name);
      case "check":
        return told(indent, "checks", event.label);
      case "each":
        return [
          `${indent}for each ${event.name}:`,
          ...planLines(event.body, options, `${indent}  `),
        ];
      default:
        return event satisfies never;
    }
  });
}

/** How many of the commands change the cluster, and how many only look. */
export function summaryOf(steps: readonly PlannedStep[]): string {
  const modes = steps.flatMap(({ plan }) => modesIn(plan));
  const changes = modes.filter((mode) => mode === "change").length;
  return `${count(changes, "command")} of ${modes.length} may change the cluster, ` +
    `the others only look`;
}

function modesIn(planned: readonly Planned[]): readonly CommandMode[] {
  return planned.flatMap((event) => {
    if (event.type === "command") return [event.mode];
    return event.type === "each" ? modesIn(event.body) : [];
  });
}

function told(indent: string, effect: string, text: string): readonly string[] {
  const [first = "", ...others] = text.split("\n");
  const margin = " ".repeat(indent.length + 14);
  return [`${indent}${effect.padEnd(12)}  ${first}`, ...others.map((line) => `${margin}${line}`)];
}
