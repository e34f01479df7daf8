/**
 * What an examination found, for people and as an exit code. Pure.
 *
 * @module
 */

import { type Examination, EXAMINE_WITHIN, type Finding } from "../run/mod.ts";
import type { Paint, Role } from "../terminal/mod.ts";
import { count, printable } from "../wording/mod.ts";

/** How many findings there are of each kind. */
export interface Summary {
  /** As they are needed. */
  readonly fine: number;
  /** What a run stops at. */
  readonly stops: number;
  /** What may turn out well. */
  readonly hints: number;
  /** What could not be looked at. */
  readonly unknown: number;
}

type Kind = keyof Summary;

const MARKS: Readonly<Record<Kind, readonly [Role, string]>> = {
  fine: ["good", "✔"],
  stops: ["bad", "✘"],
  hints: ["doubt", "!"],
  unknown: ["doubt", "?"],
};

/** Counts the findings. */
export function summaryOf({ findings }: Pick<Examination, "findings">): Summary {
  const number = (kind: Kind) => findings.filter((finding) => kindOf(finding) === kind).length;
  return {
    fine: number("fine"),
    stops: number("stops"),
    hints: number("hints"),
    unknown: number("unknown"),
  };
}

/**
 * What the process ends with: 4 where a program is missing or the cluster left open whether a run
 * would stop, else 1 where one would, else 0.
 */
export function exitCodeOf({ missing, findings }: Examination): number {
  if (missing.length > 0) return 4;
  if (findings.some((finding) => kindOf(finding) === "stops")) return 1;
  return findings.some(({ verdict, gates }) => verdict === "unknown" && gates !== false) ? 4 : 0;
}

/** How the text is made. */
export interface DoctorTextOptions {
  readonly paint: Paint;
  /** The call of a command, for the same steps, cluster and settings. */
  readonly callOf: (command: "run" | "doctor") => string;
}

/** The cluster, the findings step by step, what they come to, and what to do next. */
export function doctorText(
  examination: Examination,
  { paint, callOf }: DoctorTextOptions,
): string {
  const { findings } = examination;
  const steps = [...new Set(findings.map(({ step }) => step))];
  const lines = [
    ...surroundings(examination).map(printable),
    ...steps.flatMap((step) => [
      "",
      paint("heading", step),
      ...findings.filter((finding) => finding.step === step)
        .flatMap((finding) => findingLines(finding, paint)),
    ]),
    "",
    sentence(summaryOf(examination), paint),
    `Each was looked at once, for at most ${EXAMINE_WITHIN / 1000} s. Nothing was changed.`,
    ...next(examination, callOf),
  ];
  return lines.join("\n");
}

function kindOf({ verdict, gates }: Finding): Kind {
  switch (verdict) {
    case "yes":
      return "fine";
    case "no":
      return gates === false ? "hints" : "stops";
    case "unknown":
      return "unknown";
    default:
      return verdict satisfies never;
  }
}

function surroundings({ target, tools, missing }: Examination): readonly string[] {
  const nodes = target.nodes.map(({ name, address }) => `${name} (${address})`);
  const versions = Object.entries(tools).map(([name, version]) =>
    `${name} ${missing.includes(name) ? "is not on PATH" : version}`
  );
  return [
    `context  ${target.context}`,
    `server   ${target.server} (Kubernetes ${target.version})`,
    `nodes    ${nodes.join(", ")}`,
    `tools    ${versions.join(", ")}`,
  ];
}

function findingLines(finding: Finding, paint: Paint): readonly string[] {
  const { id, title, message, remedy } = finding;
  const mark = paint(...MARKS[kindOf(finding)]);
  if (finding.verdict === "yes") return [`  ${mark} ${printable(title)}`];
  const doubt = finding.verdict === "no" ? "not so" : "not known";
  const why = printable(message ?? "it is not as needed").split("\n").map((line) =>
    `      ${line}`
  );
  return [
    `  ${mark} ${doubt}: ${printable(title)} (${id})`,
    ...why,
    ...(remedy === undefined ? [] : [`      To mend it: ${printable(remedy)}`]),
  ];
}

function sentence({ fine, stops, hints, unknown }: Summary, paint: Paint): string {
  const mark = (kind: Kind) => paint(...MARKS[kind]);
  return [
    `${mark("fine")} ${fine} as needed`,
    ...(stops === 0 ? [] : [`${mark("stops")} ${stops} in the way`]),
    ...(hints === 0 ? [] : [`${mark("hints")} ${count(hints, "hint")}`]),
    ...(unknown === 0 ? [] : [`${mark("unknown")} ${unknown} not known`]),
  ].join(", ");
}

/** What to do next; also what to say where the user knows better. */
function next(
  examination: Examination,
  callOf: DoctorTextOptions["callOf"],
): readonly string[] {
  const { findings } = examination;
  if (exitCodeOf(examination) === 0) {
    return ["", `Nothing stands in the way. Go on with: ${callOf("run")}`];
  }
  const skippable = findings.filter(({ gates, verdict }) => gates === true && verdict !== "yes");
  return [
    "",
    `Mend what stands in the way, then look again: ${callOf("doctor")}`,
    ...(skippable.length === 0 ? [] : [
      `If you know better: ${callOf("run")} --skip-checks ` +
      skippable.map(({ id }) => id).join(","),
    ]),
  ];
}
