import type { BegunRun, RunStarted } from "../journal/mod.ts";
import { HOW_TO_RUN, moment, printable, purposeNoun, recordingOf } from "../wording/mod.ts";
import { asTold } from "./as_told.ts";
import { type Chapter, indexBlocks, originLine } from "./index_page.ts";
import { spoken, strong } from "./lines.ts";
import type { Page } from "./model.ts";
import { outcomeOf } from "./outcome.ts";
import { neighbours, stepBlocks } from "./step_page.ts";

/** Name of the page that links to all others. */
const INDEX = "index";

/** Makes all pages of a run: the index, then one page a step. */
export function pagesOf(journaled: BegunRun): readonly Page[] {
  const run = asTold(journaled);
  const chapters = chaptersOf(run);
  return [indexPage(run, chapters), ...chapters.map((chapter) => stepPage(run, chapters, chapter))];
}

/** Makes one page of a run: that of a step, or the index where none is given or known. */
export function pageOf(journaled: BegunRun, step?: string): Page {
  const run = asTold(journaled);
  const chapters = chaptersOf(run);
  const chapter = chapters.find((chapter) => chapter.step === step);
  return chapter === undefined ? indexPage(run, chapters) : stepPage(run, chapters, chapter);
}

/** The steps that were chosen, in their order, and those that the journal speaks of beside them. */
export function chaptersOf({ sessions, steps }: BegunRun): readonly Chapter[] {
  const chosen = sessions.flatMap(({ header }) => header.steps);
  return [...new Set([...chosen, ...steps.keys()])].map((step, index) => {
    const state = steps.get(step);
    const page = `${index + 1}-${step.replaceAll(/[^\w-]/g, "-")}`;
    return { step, title: printable(state?.title ?? step), page, state, position: index + 1 };
  });
}

function indexPage(run: BegunRun, chapters: readonly Chapter[]): Page {
  const { header, ended } = run;
  return {
    name: INDEX,
    title: `${purposeNoun(header)} of ${moment(header.at)}`,
    stamp: {
      ...originStamp(header),
      position: 0,
      at: header.at,
      ...(ended === undefined ? {} : { verdict: ended.verdict }),
    },
    blocks: indexBlocks(run, chapters),
    ...frame(header),
  };
}

function stepPage(run: BegunRun, chapters: readonly Chapter[], chapter: Chapter): Page {
  const { header } = run;
  const { step, title, page, state, position } = chapter;
  const { group, verdict } = outcomeOf(state, header);
  const [before, after] = [chapters[position - 2], chapters[position]];
  return {
    name: page,
    title,
    stamp: {
      ...originStamp(header),
      position,
      step,
      at: group?.started.at ?? header.at,
      ...(verdict === undefined ? {} : { verdict }),
    },
    blocks: [...stepBlocks(state, header), neighbours(before?.page, after?.page)],
    ...frame(header),
  };
}

/** What a stamp says of every page of a run. */
export function originStamp({ run, world, runbook }: RunStarted) {
  return { run, world, runbook };
}

/** What every page of a run begins and ends with. */
export function frame(header: RunStarted): Pick<Page, "banner" | "origin"> {
  const origin = originLine(header);
  if (header.world !== "rehearsal") return { origin };
  return {
    banner: [strong("Rehearsal"), ...spoken(` of ${recordingOf(header)}. ${HOW_TO_RUN}`)],
    origin,
  };
}
