import type { Action, BegunRun, Group, RunStarted, StepState } from "../journal/mod.ts";
import { type Case, casesOf, type Complaint, skippedCase } from "./junit_cases.ts";
import type { RecordFormat } from "./record.ts";
import { element, writeXml, type XmlElement } from "./xml.ts";

/**
 * JUnit XML as Jenkins' schema has it, which CI systems read: a suite for each step, a case for each
 * command and each look.
 */
export const junit: RecordFormat = {
  id: "junit",
  name: "JUnit XML",
  extension: "xml",
  render: ({ run }) => writeXml(document(run)),
};

function document(run: BegunRun): XmlElement {
  const { header, sessions, steps } = run;
  const chosen = sessions.flatMap((session) => session.header.steps);
  const suites = [...new Set([...chosen, ...steps.keys()])]
    .map((step) => suiteOf(step, steps.get(step), header));
  const cases = suites.flatMap((suite) => suite.cases);
  return element("testsuites", {
    name: `${header.runbook.name} ${header.run}`,
    tests: cases.length,
    failures: number(cases, "failure"),
    errors: number(cases, "error"),
  }, suites.map((suite) => suiteElement(suite, header)));
}

interface Suite {
  readonly step: string;
  readonly title: string;
  readonly groups: readonly Group[];
  readonly cases: readonly NamedCase[];
}

/** Within a class no two cases have the same name: readers compare runs by both. */
interface NamedCase extends Case {
  readonly classname: string;
}

/** What a session of each purpose is to do with each of its steps. */
const DONE: Readonly<Record<RunStarted["purpose"], Action>> = {
  run: "tell",
  undo: "undo",
  verify: "verify",
};

function suiteOf(step: string, state: StepState | undefined, { purpose }: RunStarted): Suite {
  const { needs, telling, undoing, verification, title = step } = state ?? {};
  const groups = [needs, telling, undoing, verification].filter((group) => group !== undefined);
  const cases = groups.flatMap((group) =>
    casesOf(group).map((one) => ({ ...one, classname: className(step, group, one) }))
  );
  const isDone = groups.some(({ started }) => started.action === DONE[purpose]);
  const missing = isDone ? [] : [{ ...skippedCase(title, "not told"), classname: step }];
  return { step, title, groups, cases: apart([...cases, ...missing]) };
}

/** What is told has the class of its step; what was asked before and afterwards stands apart. */
function className(step: string, { started: { action } }: Group, { phase }: Case): string {
  if (action !== "tell") return `${step}.${action}`;
  return phase === "hold" ? `${step}.holds` : step;
}

/** Numbers what is checked several times. */
function apart(cases: readonly NamedCase[]): readonly NamedCase[] {
  const times = new Map<string, number>();
  return cases.map((one) => {
    const key = `${one.classname}\n${one.name}`;
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    return time === 1 ? one : { ...one, name: `${one.name} (${time})` };
  });
}

function suiteElement({ step, title, groups, cases }: Suite, header: RunStarted): XmlElement {
  const ends = groups.map(({ ended }) => ended?.duration ?? 0);
  return element("testsuite", {
    name: title,
    id: step,
    tests: cases.length,
    failures: number(cases, "failure"),
    errors: number(cases, "error"),
    skipped: number(cases, "skipped"),
    // How long a rehearsal took says nothing.
    time: header.world === "rehearsal" ? undefined : seconds(ends.reduce((a, b) => a + b, 0)),
    timestamp: groups[0]?.started.at,
    file: cases.find(({ file }) => file !== undefined)?.file,
  }, [properties(header), ...cases.map(caseElement)]);
}

function caseElement(one: NamedCase): XmlElement {
  const { name, classname, duration, complaint, stdout, stderr } = one;
  const time = duration === undefined ? undefined : seconds(duration);
  return element("testcase", { name, classname, time }, [
    ...complaint === undefined ? [] : [complaintElement(complaint)],
    ...stdout === undefined ? [] : [element("system-out", {}, stdout)],
    ...stderr === undefined ? [] : [element("system-err", {}, stderr)],
  ]);
}

function complaintElement({ type, kind, message, text }: Complaint): XmlElement {
  return element(type, { type: kind, message }, text);
}

/** Versions and cluster; the schema has them with a suite only. */
function properties({ run, world, runbook, recording, target, tools }: RunStarted): XmlElement {
  const { context, server, version, identity, nodes } = target ?? {};
  const values = {
    run,
    world,
    recording: recording?.run,
    [runbook.name]: runbook.version,
    kubernetes: version,
    ...tools,
    "cluster.context": context,
    "cluster.server": server,
    "cluster.identity": identity,
    "cluster.nodes": nodes?.map(({ name }) => name).join(", "),
  };
  const known = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [element("property", { name, value })]
  );
  return element("properties", {}, known);
}

function number(cases: readonly Case[], type: Complaint["type"]): number {
  return cases.filter(({ complaint }) => complaint?.type === type).length;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
