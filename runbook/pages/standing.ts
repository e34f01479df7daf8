import type { BegunRun, Group, Recorded, RunStarted, StepState } from "../journal/mod.ts";
import { count, moment, versionsOf } from "../wording/mod.ts";
import type { Edition } from "./edition.ts";
import type { Chapter } from "./index_page.ts";
import { code, linkTo, spoken, strong, text } from "./lines.ts";
import type { Aside, AsideStyle, Line, LinkTarget } from "./model.ts";

/** What is said of a run as a whole, and where its sections are. */
export interface Told {
  /** The run, as it was told. */
  readonly run: BegunRun;
  /** Its sections. */
  readonly chapters: readonly Chapter[];
  /** The place of its pages in the wiki. */
  readonly edition: Edition;
  /** Where a section's title links to. */
  readonly leadsTo: (chapter: Chapter) => LinkTarget;
}

/** What a page says first of all: whether what stands on it is true, since when, and of what. */
export function standingBlock(told: Told): Aside {
  const { run, chapters, edition } = told;
  const { style, line } = judged(told);
  const look = lastLook(chapters);
  return {
    type: "aside",
    style: look.isLost ? "failure" : style,
    lines: [
      line,
      madeWith(run.header, edition),
      ...toldWith(run.header),
      look.line,
      ...shippedLine(edition),
      ...hiddenLine(edition),
    ],
  };
}

/** The same in plain text: how it went, and what is lost since. */
export function standingSummary(told: Told): string {
  const look = lastLook(told.chapters);
  const lines = [judged(told).line, ...look.isLost ? [look.line] : []];
  return lines.map((line) => line.map(({ text }) => text).join("")).join(". ");
}

interface Judged {
  readonly style: AsideStyle;
  readonly line: Line;
}

function judged({ run, chapters, edition: { steps }, leadsTo }: Told): Judged {
  const at = text(` on ${moment((run.ended ?? run.header).at)}`);
  const stopped = chapters.find(({ state }) => state !== undefined && !holds(state));
  if (stopped !== undefined) {
    return {
      style: "failure",
      line: [
        strong(`Not verified: ${saidOf(stopped.state)}`),
        at,
        text(", in "),
        linkTo(stopped.title, leadsTo(stopped)),
        ...reasonOf(stopped.state),
      ],
    };
  }
  const told = chapters.filter(({ state }) => state?.telling !== undefined);
  const missing = steps.filter((step) => !told.some((chapter) => chapter.step === step));
  if (run.header.world === "rehearsal") {
    return { style: "warning", line: [strong("Rehearsed, not verified"), at] };
  }
  if (missing.length === 0) {
    const all = `: every check of its ${count(told.length, "section")} said yes`;
    return { style: "success", line: [strong("Verified"), at, text(all)] };
  }
  return {
    style: "warning",
    line: [
      strong(`Verified in part: ${told.length} of ${count(steps.length, "section")}`),
      at,
      text(". Not told: "),
      ...missing.flatMap((step, index) => [...index === 0 ? [] : [text(", ")], code(step)]),
    ],
  };
}

/** Whether a step came to its end and was not taken back, as far as its journal knows. */
function holds({ telling, undoing, needs }: StepState): boolean {
  if (undoing !== undefined) return false;
  if (telling !== undefined) return telling.verdict === "passed";
  return needs === undefined || needs.verdict === "passed";
}

function saidOf(state: StepState | undefined): string {
  const { undoing, telling, needs } = state ?? {};
  if (undoing !== undefined) return "taken back";
  return (telling ?? needs)?.verdict ?? "interrupted";
}

function reasonOf(state: StepState | undefined): Line {
  const message = (state?.telling ?? state?.needs)?.ended?.message?.split("\n")[0];
  return message === undefined ? [] : [text(": "), ...spoken(message)];
}

/** Cluster, what was installed in it, and by which programs. */
function madeWith(header: Recorded<RunStarted>, { versions }: Edition): Line {
  const { target } = header;
  const [kubernetes, ...tools] = target === null
    ? ["no cluster", ...versionsOf(header)]
    : versionsOf(header);
  const parts = [...versions.map(([name, version]) => `${name} ${version}`), ...tools];
  const others = parts.map((part) => ` · ${part}`).join("");
  if (target === null) return [text(`With ${kubernetes}${others}`)];
  const names = target.nodes.map(({ name }) => name).join(", ");
  return [
    text(`With ${kubernetes} of the context `),
    code(target.context),
    text(` on ${count(target.nodes.length, "node")} (${names})${others}`),
  ];
}

/** What was set otherwise than the shipped settings have it; all of it stands at the page's end. */
function toldWith({ asked }: Recorded<RunStarted>): readonly Line[] {
  const file = asked.settingsFile === undefined ? [] : [`--settings ${asked.settingsFile}`];
  const set = [...file, ...asked.overrides.map((override) => `--set ${override}`)];
  return set.length === 0 ? [] : [[text("Told with "), code(set.join(" "))]];
}

interface LastLook {
  /** Whether something is not true any more. */
  readonly isLost: boolean;
  readonly line: Line;
}

/** When somebody last looked whether all of it is still true, and what came of it. */
function lastLook(chapters: readonly Chapter[]): LastLook {
  const told = chapters.filter(({ state }) => state?.telling !== undefined);
  const looks = told.flatMap(({ state, title }) => {
    const group = state?.verification;
    return group === undefined ? [] : [{ title, group }];
  });
  const lost = looks.filter(({ group }) => group.verdict === "failed");
  if (lost.length > 0) {
    const found = `${on(lost)}, when last looked at: ${titles(lost)}`;
    return { isLost: true, line: [strong("Not true any more"), text(found)] };
  }
  return { isLost: false, line: notLost(looks, looks.length === told.length) };
}

interface Look {
  readonly title: string;
  readonly group: Group;
}

/** What looks came to none of which found anything lost: some of them may have found nothing out. */
function notLost(looks: readonly Look[], isAll: boolean): Line {
  const again = code("deno task verify");
  const gone = looks.filter(({ group }) => group.verdict === "gone");
  const unclear = looks.filter(({ group }) =>
    group.verdict !== "passed" && group.verdict !== "gone"
  );
  if (unclear.length > 0) {
    const asked = `${on(unclear)}, when last looked at: ${titles(unclear)}; `;
    return [strong("Not known to be true still"), text(asked), again, text(" looks again")];
  }
  if (!isAll || looks.length === 0) {
    return [text("Not looked at again since; "), again, text(" does that")];
  }
  const faded = gone.length === 0 ? "" : `; gone, as was to be expected: ${titles(gone)}`;
  return [strong("Still true"), text(`${on(looks)}, when last looked at${faded}`)];
}

/** The moment of the earliest of several looks: from then on, not all of it is known. */
function on(looks: readonly Look[]): string {
  const [first = ""] = looks.map(({ group }) => endOf(group)).toSorted();
  return ` on ${moment(first)}`;
}

function titles(looks: readonly Look[]): string {
  return looks.map(({ title }) => title).join(", ");
}

function endOf({ started, ended }: Group): string {
  return (ended ?? started).at;
}

function shippedLine({ shipped }: Edition): readonly Line[] {
  if (!shipped) return [];
  return [[
    text(
      "This is the recording that comes with the runbook, not a run of your own. It was made on ",
    ),
    text("the practice cluster, whose charts and images are made for it; after "),
    code("deno task run"),
    text(" on your cluster the page tells of that"),
  ]];
}

/** Nobody shall look for a machine at an address that is none. */
function hiddenLine({ hidden = false }: Edition): readonly Line[] {
  if (!hidden) return [];
  return [[
    text("The network is not shown: "),
    code("node-1"),
    text(" and the like, and addresses such as "),
    code("192.0.2.1"),
    text(", stand for the real ones"),
  ]];
}
