import type { BegunRun, Group, Recorded, RunStarted, StepState, Verdict } from "../journal/mod.ts";
import { count, day, versionsOf } from "../wording/mod.ts";
import type { Edition } from "./edition.ts";
import type { Chapter } from "./index_page.ts";
import { code, linkTo, spoken, strong, text } from "./lines.ts";
import type { Aside, AsideStyle, Inline, Line } from "./model.ts";

/** What a page says first of all: whether what stands on it is true, since when, and of what. */
export function standingBlock(
  run: BegunRun,
  chapters: readonly Chapter[],
  edition: Edition,
): Aside {
  const { style, line } = judged(run, chapters, edition);
  return {
    type: "aside",
    style,
    lines: [line, madeWith(run.header, edition), ...lastLook(chapters), ...shippedLine(edition)],
  };
}

/** The same in one sentence of plain text. */
export function standingSummary(
  run: BegunRun,
  chapters: readonly Chapter[],
  edition: Edition,
): string {
  const { line } = judged(run, chapters, edition);
  return line.map(({ text }) => text).join("");
}

interface Judged {
  readonly style: AsideStyle;
  readonly line: Line;
}

function judged(run: BegunRun, chapters: readonly Chapter[], { steps }: Edition): Judged {
  const at = text(` on ${day((run.ended ?? run.header).at)}`);
  const stopped = chapters.find(({ state }) => state !== undefined && !holds(state));
  if (stopped !== undefined) {
    return {
      style: "failure",
      line: [
        strong(`Not verified: ${saidOf(stopped.state)}`),
        at,
        text(", in "),
        sectionLink(stopped),
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

function sectionLink({ title, step }: Chapter): Inline {
  return linkTo(title, { type: "id", id: step });
}

/** Cluster, what was installed in it, and by which programs. */
function madeWith(header: Recorded<RunStarted>, { versions }: Edition): Line {
  const { target } = header;
  const [kubernetes, ...tools] = target === null
    ? ["no cluster", ...versionsOf(header)]
    : versionsOf(header);
  const nodes = target === null
    ? ""
    : ` on ${count(target.nodes.length, "node")} (${target.nodes.map(nodeName).join(", ")})`;
  const parts = [...versions.map(([name, version]) => `${name} ${version}`), ...tools];
  return [text(`With ${[`${kubernetes}${nodes}`, ...parts].join(" · ")}`)];
}

function nodeName({ name }: { readonly name: string }): string {
  return name;
}

/** When somebody last looked whether all of it is still true, and what came of it. */
function lastLook(chapters: readonly Chapter[]): readonly Line[] {
  const told = chapters.filter(({ state }) => state?.telling !== undefined);
  const looks = told.flatMap(({ state, title }) => {
    const group = state?.verification;
    return group === undefined ? [] : [{ title, group }];
  });
  const last = looks.at(-1);
  const named = (wanted: (verdict: Verdict) => boolean) =>
    looks.filter(({ group }) => wanted(group.verdict)).map(({ title }) => title).join(", ");
  const lost = named((verdict) => verdict !== "passed" && verdict !== "gone");
  if (last === undefined || (lost === "" && looks.length < told.length)) {
    return [[text("Not looked at again since; "), code("deno task verify"), text(" does that")]];
  }
  const on = text(` on ${day(endOf(last.group))}, when it was last verified`);
  if (lost !== "") return [[strong("Not true any more"), on, text(`: ${lost}`)]];
  const gone = named((verdict) => verdict === "gone");
  const faded = gone === "" ? [] : [text(`; gone, as was to be expected: ${gone}`)];
  return [[strong("Still true"), on, ...faded]];
}

function endOf({ started, ended }: Group): string {
  return (ended ?? started).at;
}

function shippedLine({ shipped }: Edition): readonly Line[] {
  if (!shipped) return [];
  return [[
    text("This is the recording that comes with the runbook, not a run of your own: after "),
    code("deno task run"),
    text(" on your cluster the page tells of that"),
  ]];
}
