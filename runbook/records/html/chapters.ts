import { type Child, type Markup, tag } from "../../html/mod.ts";
import type { BegunRun, StepState } from "../../journal/mod.ts";
import { outcomeOf, type Page } from "../../pages/mod.ts";
import { markOf } from "../../wording/mod.ts";
import { untold } from "../untold.ts";
import { markupOfBlocks, type Pictures } from "./blocks.ts";
import { headingOf } from "./pieces.ts";
import { partsOf, type Section } from "./sections.ts";
import { type Filter, filterOf, judgements } from "./verdicts.ts";

/** A section of the report with what it adds up to. */
export interface Chapter extends Section {
  /** Everything that was judged in it, and what nobody came to. */
  readonly found: readonly Filter[];
  /** What was planned and not come to, in words. */
  readonly missing: readonly string[];
  /** Mark and time of a step; absent for what is about the whole run. */
  readonly outcome?: { readonly mark: string; readonly filter: Filter; readonly time: string };
}

/** The sections of a run's page: those that tell a step know what became of it. */
export function chaptersOf(page: Page, run: BegunRun): readonly Chapter[] {
  const chosen = new Set(run.sessions.flatMap(({ header }) => header.steps));
  return partsOf(page).sections.map((section) => {
    const found = judgements(section.blocks);
    const { id } = section.heading;
    const state = run.steps.get(id);
    if (state === undefined && !chosen.has(id)) return { ...section, found, missing: [] };
    const missing = missingOf(state);
    const { verdict, time } = outcomeOf(state, run.header);
    const mark = verdict === undefined ? undefined : markOf(verdict);
    return {
      ...section,
      found: [...found, ...missing.map((): Filter => "untold")],
      missing,
      outcome: mark === undefined
        ? { mark: "–", filter: "untold", time }
        : { mark, filter: filterOf(mark), time },
    };
  });
}

function missingOf(state: StepState | undefined): readonly string[] {
  const { telling, undoing } = state ?? {};
  if (undoing !== undefined) return [];
  if (telling === undefined) return ["this section"];
  return telling.verdict === "passed" ? [] : untold(telling);
}

/** Writes a section with its heading. */
export function markupOfChapter(
  { heading, blocks, found, missing }: Chapter,
  pictures: Pictures,
): Markup {
  const { level, id, text } = heading;
  return tag(
    "section",
    { class: foundClasses(found), "aria-labelledby": id },
    headingOf(level, id, text),
    markupOfBlocks(blocks, pictures),
    missing.length === 0 ? [] : tag("ul", { class: "checks" }, missing.map(untoldItem)),
  );
}

/** Classes for what filters look for in a section. */
export function foundClasses(found: readonly Filter[]): string {
  return [...new Set(found)].map((filter) => `has-${filter}`).join(" ");
}

function untoldItem(label: string): Child {
  return tag(
    "li",
    { class: "check is-untold" },
    tag("span", { class: "mark" }, "–"),
    " ",
    tag("span", { class: "said" }, `not told: ${label}`),
  );
}
