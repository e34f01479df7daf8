import { type CommandAccount, type Failure, failureOf } from "../account/mod.ts";
import { formatPlace } from "../errors/mod.ts";
import { renderMismatch } from "../expect/mod.ts";
import type { Check, Diagnosis, Gathered } from "../journal/mod.ts";
import { checkSentence, markOfCheck, printable } from "../wording/mod.ts";
import { code, spoken, strong, text } from "./lines.ts";
import type { Block, CheckItem, Judged, Line } from "./model.ts";

/** Columns of a comparison on a page: wide enough for a table of kubectl, seldom scrolled. */
const WIDTH = 120;

/** A check that said yes: a short line. */
export function checkItem(check: Check, command?: CommandAccount): CheckItem {
  const line = spoken(checkSentence(check, command?.started));
  const { mark, duration } = judgedOf(check);
  const isTold = command !== undefined || check.attempts > 1;
  return { mark, line, ...(isTold ? {} : { duration }) };
}

/** How a check came out, and when. */
export function judgedOf(check: Check): Judged {
  return { mark: markOfCheck(check), duration: check.duration };
}

/** A check that did not: what was expected, what was, where it is asked, and what to do. */
export function failureBlocks(check: Check, command?: CommandAccount): readonly Block[] {
  const failure = failureOf(check, command);
  const lines: Line[] = [
    [strong(markOfCheck(check)), text(" "), ...spoken(checkSentence(check, command?.started))],
    spoken(failure.reason),
  ];
  if (check.place !== undefined) lines.push([text("Asked at "), code(formatPlace(check.place))]);
  if (check.remedy !== undefined) lines.push([text("To mend it: "), ...spoken(check.remedy)]);
  const judged = judgedOf(check);
  return [{ type: "aside", style: "failure", lines, judged }, ...evidence(failure)];
}

/** How the objects are that a failure is about: folded, one by one. */
export function gatheredBlocks({ findings }: Gathered): readonly Block[] {
  return findings.map(({ title, lines }) => ({
    type: "details",
    summary: printable(title),
    blocks: [{ type: "code", language: "text", text: lines.map(printable).join("\n") }],
  }));
}

/** A known cause that fits, and the way on. */
export function diagnosisBlock({ cause, remedy }: Diagnosis): Block {
  return {
    type: "aside",
    style: "warning",
    lines: [
      [strong("What explains it:"), text(" "), ...spoken(cause)],
      [strong("What helps:"), text(" "), ...spoken(remedy)],
    ],
  };
}

function evidence({ comparison, details, seen }: Failure): readonly Block[] {
  const blocks: Block[] = [];
  if (comparison !== undefined) {
    const { pattern, actual, mismatch } = comparison;
    const compared = renderMismatch(pattern, actual, mismatch, { width: WIDTH });
    blocks.push({ type: "code", language: "text", text: printable(compared) });
  }
  if (details.length > 0) blocks.push({ type: "code", language: "text", text: details.join("\n") });
  if (seen !== undefined) {
    blocks.push({
      type: "details",
      summary: "What was seen last",
      blocks: [{ type: "code", language: "json", text: seen }],
    });
  }
  return blocks;
}
