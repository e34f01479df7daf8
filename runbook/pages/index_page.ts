import type { BegunRun, Recorded, RunStarted, StepState } from "../journal/mod.ts";
import {
  capitalized,
  markOf,
  moment,
  purposeNoun,
  runTime,
  runVerdictWords,
} from "../wording/mod.ts";
import { code, linkTo, spoken, strong, text } from "./lines.ts";
import type { Block, Line, LinkTarget, Table } from "./model.ts";
import { outcomeOf } from "./outcome.ts";
import { factBlocks } from "./run_facts.ts";
import { wayOnBlocks } from "./step_page.ts";

/** A step of a run with the name of its page. */
export interface Chapter {
  readonly step: string;
  readonly title: string;
  readonly page: string;
  /** Counts from 1. */
  readonly position: number;
  /** Absent where nothing of it was told yet. */
  readonly state: StepState | undefined;
}

/** What the index holds beneath its title. */
export function indexBlocks(run: BegunRun, chapters: readonly Chapter[]): readonly Block[] {
  const { header, ended, sessions } = run;
  const verdict = ended?.verdict;
  const message = ended?.message;
  return [
    { type: "paragraph", line: verdictLine(run) },
    ...message === undefined || verdict === "passed" ? [] : [
      { type: "paragraph", line: spoken(message) } as const,
    ],
    ...wayOnBlocks({ verdict: verdict ?? "interrupted" }, header),
    { type: "heading", level: 2, id: "steps", text: "Steps" },
    stepsTable(chapters, header, ({ page }) => ({ type: "page", name: page })),
    ...sessions.length > 1 ? [sessionsBlock(sessions.map((session) => session.header))] : [],
    ...factBlocks(header),
  ];
}

function verdictLine({ header, ended }: BegunRun): Line {
  const begun = text(`, begun ${moment(header.at)}`);
  if (ended === undefined) return [strong("Not ended"), begun];
  const { verdict } = ended;
  const said = `${purposeNoun(header)} ${runVerdictWords(verdict)}`;
  return [text(`${markOf(verdict)} `), strong(said), text(runTime(header, ended)), begun];
}

/** What each step came to, when, and how long it took; `leadsTo` is where its title links to. */
export function stepsTable(
  chapters: readonly Chapter[],
  header: RunStarted,
  leadsTo: (chapter: Chapter) => LinkTarget,
): Table {
  return {
    type: "table",
    columns: ["", "Step", "Outcome", "Begun", "Took"],
    rows: chapters.map((chapter) => {
      const { position, title, state } = chapter;
      const { words, verdict, when, time } = outcomeOf(state, header);
      const mark = verdict === undefined ? "" : `${markOf(verdict)} `;
      return [
        [text(String(position))],
        [linkTo(title, leadsTo(chapter))],
        [text(mark + words)],
        [text(when)],
        [text(time)],
      ];
    }),
  };
}

/** When the run was begun and taken up again. */
function sessionsBlock(headers: readonly Recorded<RunStarted>[]): Block {
  const times = headers.map(({ at }, index) =>
    `${index === 0 ? "begun" : "taken up again"} ${moment(at)}`
  );
  return { type: "paragraph", line: [text(capitalized(times.join(", ")))] };
}

/** Where a page comes from: its last line. */
export function originLine({ run, runbook: { name, version } }: RunStarted): Line {
  return [
    text("Made from the journal of the run "),
    code(run),
    text(" by "),
    code(`${name} ${version}`),
    text("; what is changed here by hand is lost when it is made again"),
  ];
}
