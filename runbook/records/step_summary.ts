import { GFM, GITHUB, type Notation } from "../dialects/mod.ts";
import type { BegunRun } from "../journal/mod.ts";
import type { Block, Details, Page } from "../pages/mod.ts";
import { text } from "../pages/mod.ts";
import { markOf } from "../wording/mod.ts";
import { fitted } from "./fitted.ts";
import type { RecordSource } from "./record.ts";

/** GitHub's Markdown where a summary stands alone: nothing lies beside it that a link could lead to. */
const NOTATION: Notation = {
  ...GITHUB,
  id: "step-summary",
  name: "GitHub's step summary",
  anchor: () => "",
  heading: GFM.heading,
  target: (to) => to.type === "url" ? GFM.target(to) : undefined,
};

/**
 * Writes what GitHub shows of a step of a workflow: how it stands, how each section went, what failed,
 * and all else folded. Where it would be too long it is shortened, and says so.
 *
 * @param bytes It gets no longer; empty where not even the beginning has room.
 */
export function stepSummary({ run, page }: RecordSource, bytes: number): string {
  return fitted(NOTATION, blocksOf(run, page), bytes);
}

function blocksOf(run: BegunRun, page: Page): readonly Block[] {
  const { banner, title, blocks, origin } = page;
  const [opening = [], ...sections] = sectionsOf(blocks.map(told));
  const how = sections.find((section) => idOf(section) === "sections") ?? [];
  const facts = how.findIndex((block) => block.type === "heading" && block.level > 2);
  const end = facts === -1 ? how.length : facts;
  return [
    { type: "heading", level: 2, id: "summary", text: title },
    ...banner === undefined ? [] : [{ type: "paragraph", line: banner } as const],
    ...opening.filter((block) => block.type === "aside"),
    ...how.slice(0, end),
    ...sections.filter((section) => section !== how).flatMap((section) => ofStep(run, section)),
    ...facts === -1 ? [] : [folded("Cluster, programs, settings", how.slice(end))],
    { type: "paragraph", line: origin },
  ];
}

/** The blocks before the first heading of level 2, and from each of those to the next. */
function sectionsOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const sections: Block[][] = [[]];
  for (const block of blocks) {
    if (block.type === "heading" && block.level === 2) sections.push([]);
    sections.at(-1)?.push(block);
  }
  return sections;
}

/** What is as it should be need not be seen. */
function ofStep({ steps }: BegunRun, section: readonly Block[]): readonly Block[] {
  const [heading, ...blocks] = section;
  if (heading?.type !== "heading") return section;
  const { needs, telling, undoing, verification } = steps.get(heading.id) ?? {};
  const groups = [needs, telling, undoing, verification].filter((group) => group !== undefined);
  const marks = groups.map(({ verdict }) => markOf(verdict));
  if (marks.some((mark) => mark !== "✔")) return section;
  const mark = marks.length === 0 ? "" : "✔ ";
  return [folded(`${mark}${heading.text}`, blocks)];
}

function folded(summary: string, blocks: readonly Block[]): Details {
  return { type: "details", summary, blocks };
}

function idOf([first]: readonly Block[]): string | undefined {
  return first?.type === "heading" ? first.id : undefined;
}

/** A picture that lies nowhere is told in words. */
function told(block: Block): Block {
  if (block.type !== "figure") return block;
  return folded(block.caption, [{ type: "paragraph", line: [text(block.alternative)] }]);
}
