/**
 * Annotations: lines that GitHub's runner finds in a log and shows beside the code.
 *
 * @module
 */

import { accountsOf, failureOf } from "../account/mod.ts";
import type { BegunRun, Check, Group } from "../journal/mod.ts";
import { printable } from "../wording/mod.ts";

/**
 * An annotation for each check of the last session that did not say yes, with its place in the steps;
 * for a step that no check stopped, one that says why it ended.
 *
 * @param root The runbook's folder as it is seen from the repository's; empty where it is that.
 */
export function annotationsOf(run: BegunRun, root = ""): readonly string[] {
  const groups = [...run.steps.values()]
    .flatMap(({ needs, telling, undoing, verification }) => [needs, telling, undoing, verification])
    .filter((group) => group !== undefined);
  return groups
    .filter(({ started }) => started.n > run.header.n)
    .flatMap((group) => ofGroup(group, root));
}

function ofGroup(group: Group, root: string): readonly string[] {
  const { started: { title }, ended, verdict, events } = group;
  const accounts = accountsOf(events);
  const checks = events.filter((event) => event.type === "check").filter(isRefusal);
  // What was never meant to last is no news.
  if (verdict === "gone") return [];
  if (checks.length === 0) {
    if (ended?.message === undefined || verdict === "passed") return [];
    return [annotation(verdict === "failed" ? "error" : "warning", { title }, ended.message)];
  }
  return checks.map((check) => {
    const { label, verdict: answer, place, remedy } = check;
    const account = check.command === undefined ? undefined : accounts.get(check.command);
    const { reason } = failureOf(check, account);
    const isError = answer === "no" && verdict !== "passed";
    const said = [`${label}: ${reason}`, ...remedy === undefined ? [] : [`To mend it: ${remedy}`]];
    // What has no line is no file.
    const where = place?.line === undefined ? {} : {
      file: root === "" ? place.file : `${root}/${place.file}`,
      line: place.line,
      col: place.column,
    };
    return annotation(isError ? "error" : "warning", { ...where, title }, said.join("\n"));
  });
}

function isRefusal({ verdict }: Check): boolean {
  return verdict !== "yes";
}

type Properties = Readonly<Record<string, string | number | undefined>>;

function annotation(level: "error" | "warning", properties: Properties, message: string): string {
  const pairs = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${property(String(value))}`]
  );
  return `::${level} ${pairs.join(",")}::${escaped(message)}`;
}

/** In a message only the end of the line ends it. */
function escaped(text: string): string {
  return printable(text).replaceAll("%", "%25").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
