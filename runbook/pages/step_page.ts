import type { Attempt, Group, RunStarted, StepState } from "../journal/mod.ts";
import { capitalized, markOf, moment, verdictWords, wayOn } from "../wording/mod.ts";
import { groupBlocks } from "./group_blocks.ts";
import { code, pageLink, spoken, strong, text } from "./lines.ts";
import type { Block, Line } from "./model.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";

/** What a step's page holds beneath its title: how it ended, what it needed, told and undid. */
export function stepBlocks(step: StepState | undefined, header: RunStarted): readonly Block[] {
  const outcome = outcomeOf(step, header);
  const { needs, telling, undoing, verification } = step ?? {};
  return [
    { type: "paragraph", line: outcomeLine(outcome) },
    ...earlierBlocks(step?.earlier ?? []),
    ...needs === undefined ? [] : needsBlocks(needs),
    ...telling === undefined ? [] : groupBlocks(telling),
    ...undoing === undefined ? [] : section(undoing, "Taken back"),
    ...verification === undefined ? [] : section(verification, "Looked at again"),
    ...wayOnBlocks(outcome, header),
  ];
}

/** How a step stands, in one line: `✔ Passed in 12 s, on 23 November 2026, 18:15 UTC`. */
function outcomeLine({ words, verdict, when, time }: Outcome): Line {
  const mark = verdict === undefined ? [] : [text(`${markOf(verdict)} `)];
  const took = time === "" ? "" : ` in ${time}`;
  const at = when === "" ? "" : `, begun ${when}`;
  return [...mark, strong(capitalized(words)), text(took + at)];
}

/** What became of the tellings before: what was mended is part of what happened. */
function earlierBlocks(earlier: readonly Attempt[]): readonly Block[] {
  return earlier.map(({ at, verdict, message, causes }) => {
    const why = [...causes, message ?? []].flat()[0]?.split("\n")[0];
    const said = `${markOf(verdict)} Before that: ${verdictWords(verdict)}, begun ${moment(at)}`;
    return {
      type: "paragraph",
      line: [text(said), ...why === undefined ? [] : [text(": "), ...spoken(why)]],
    };
  });
}

/** What was looked at before the step: in the way only where something was not so. */
function needsBlocks(needs: Group): readonly Block[] {
  const blocks = groupBlocks(needs);
  if (blocks.length === 0) return [];
  const refused = blocks.some(({ type }) => type === "aside");
  const summary = "What was checked before";
  if (!refused) return [{ type: "details", summary, blocks }];
  return [
    { type: "heading", level: 2, id: `${needs.started.step}-needs`, text: summary },
    ...blocks,
  ];
}

function section(group: Group, title: string): readonly Block[] {
  const { step, action } = group.started;
  return [
    { type: "heading", level: 2, id: `${step}-${action}`, text: title },
    ...groupBlocks(group),
  ];
}

/** How to go on after what was not to its end. */
export function wayOnBlocks({ verdict }: Pick<Outcome, "verdict">, header: RunStarted): Block[] {
  const way = verdict === undefined ? undefined : wayOn(header, verdict);
  if (way === undefined) return [];
  return [{ type: "paragraph", line: [text(`${capitalized(way.aim)}: `), code(way.command)] }];
}

/** Links from a page to its neighbours and to the index. */
export function neighbours(before: string | undefined, after: string | undefined): Block {
  const line: Line = [
    ...before === undefined ? [] : [pageLink("Back", before), text(" · ")],
    pageLink("All steps", "index"),
    ...after === undefined ? [] : [text(" · "), pageLink("Next", after)],
  ];
  return { type: "paragraph", line };
}
