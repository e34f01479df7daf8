import type { BegunRun } from "../journal/mod.ts";
import { asTold } from "./as_told.ts";
import { chaptersOf, frame, originStamp } from "./document.ts";
import type { Edition } from "./edition.ts";
import { type Chapter, stepsTable } from "./index_page.ts";
import { code, linkTo, text } from "./lines.ts";
import type { Block, Heading, HeadingLevel, LinkTarget, Page, Stamp } from "./model.ts";
import { outcomeOf } from "./outcome.ts";
import { factBlocks } from "./run_facts.ts";
import { standingBlock, standingSummary, type Told } from "./standing.ts";
import { neighbours, stepBlocks } from "./step_page.ts";

/** Makes the one page of a run for a wiki: all sections, and what they rest on. */
export function wikiPage(journaled: BegunRun, edition: Edition): Page {
  const run = asTold(journaled);
  const chapters = chaptersOf(run);
  const leadsTo = ({ step }: Chapter): LinkTarget => ({ type: "id", id: step });
  const told = { run, chapters, edition, leadsTo };
  return {
    name: edition.name,
    ...opening(told),
    blocks: [
      standingBlock(told),
      ...backLink(edition, ""),
      ...chapters.flatMap((chapter) => [
        { type: "heading", level: 2, id: chapter.step, text: chapter.title } as const,
        ...sectionBlocks(run, chapter, edition).map(deeper),
      ]),
      ...basis(told),
    ],
  };
}

/** Makes a folder of pages of a run for a wiki: an index, and a page for each section. */
export function wikiPages(journaled: BegunRun, edition: Edition): readonly Page[] {
  const run = asTold(journaled);
  const chapters = chaptersOf(run);
  const leadsTo = ({ page }: Chapter): LinkTarget => ({ type: "page", name: page });
  const told = { run, chapters, edition, leadsTo };
  const index: Page = {
    name: "index",
    ...opening(told, 0),
    blocks: [
      standingBlock(told),
      ...backLink(edition, "../"),
      ...basis(told),
    ],
  };
  return [index, ...chapters.map((chapter) => sectionPage(run, chapters, chapter, edition))];
}

function sectionPage(
  run: BegunRun,
  chapters: readonly Chapter[],
  chapter: Chapter,
  edition: Edition,
): Page {
  const { page, title, step, position, state } = chapter;
  const { verdict } = outcomeOf(state, run.header);
  const [before, after] = [chapters[position - 2], chapters[position]];
  return {
    name: page,
    title,
    stamp: { ...stampOf(run), step, position, ...(verdict === undefined ? {} : { verdict }) },
    blocks: [
      ...sectionBlocks(run, chapter, edition),
      neighbours(before?.page, after?.page),
    ],
    ...frame(run.header),
  };
}

function opening(
  told: Told,
  position: number = told.edition.position,
): Pick<Page, "title" | "summary" | "stamp" | "banner" | "origin"> {
  const { run, edition } = told;
  return {
    title: edition.title,
    summary: standingSummary(told),
    stamp: { ...stampOf(run), position },
    ...frame(run.header),
  };
}

function stampOf({ header, ended, sessions }: BegunRun): Stamp {
  return {
    ...originStamp(header),
    position: 0,
    at: sessions[0]?.header.at ?? header.at,
    ...(ended === undefined ? {} : { verdict: ended.verdict }),
  };
}

/** What a section holds, with its pictures before that which stays true. */
function sectionBlocks(
  { header }: BegunRun,
  { step, state }: Chapter,
  { figures }: Edition,
): readonly Block[] {
  const blocks = stepBlocks(state, header);
  const own = figures.filter((figure) => figure.step === step).map(({ figure }) => figure);
  const end = blocks.findIndex((block) => block.type === "heading" && block.id === `${step}-holds`);
  return end === -1 ? [...blocks, ...own] : blocks.toSpliced(end, 0, ...own);
}

/** What the page rests on: how each section went, cluster, programs, settings. */
function basis({ run: { header }, chapters, leadsTo }: Told): readonly Block[] {
  return [
    { type: "heading", level: 2, id: "sections", text: "How it went" },
    stepsTable(chapters, header, leadsTo),
    {
      type: "paragraph",
      line: [
        text("In the folder of the runbook, "),
        code("deno task undo"),
        text(" takes all of it back, and nothing else"),
      ],
    },
    ...factBlocks(header).map(deeper),
  ];
}

function backLink({ before }: Edition, folder: string): readonly Block[] {
  if (before === undefined) return [];
  const { title, page } = before;
  return [{
    type: "paragraph",
    line: [
      text("Back to "),
      linkTo(title, { type: "page", name: `${folder}${page}`, byHand: true }),
    ],
  }];
}

/** The same block one level deeper in the page. */
function deeper(block: Block): Block {
  if (block.type === "details") return { ...block, blocks: block.blocks.map(deeper) };
  return block.type === "heading" ? { ...block, level: nextLevel(block.level) } : block;
}

function nextLevel(level: Heading["level"]): HeadingLevel {
  return level === 2 ? 3 : 4;
}
