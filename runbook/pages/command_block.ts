import { type CommandAccount, type JudgedStream, judgeStreams } from "../account/mod.ts";
import type { Span } from "../expect/mod.ts";
import type { StepStarted } from "../journal/mod.ts";
import { printable, printableLines } from "../wording/mod.ts";
import { judgedOf } from "./check_blocks.ts";
import type { CommandBlock, OutputBlock, OutputPart } from "./model.ts";

/** Fewer lines than these are never folded. */
const WORTH_FOLDING = 20;

/**
 * The id of a command's block.
 *
 * @param group The group of events that it belongs to.
 * @param position Counts the commands of the group from 1.
 */
export function commandId({ step, action }: StepStarted, position: number): string {
  return action === "undo" ? `${step}-undo-${position}` : `${step}-${position}`;
}

/** Makes the block of a command with what it printed. */
export function commandBlock(id: string, account: CommandAccount): CommandBlock {
  const { mode, text } = account.started;
  const outputs = judgeStreams(account).filter((stream) => stream.text !== "").map(outputBlock);
  const judged = account.check === undefined ? {} : { judged: judgedOf(account.check) };
  return { type: "command", id, mode, text: printable(text), outputs, ...judged };
}

function outputBlock({ stream, text, omitted, judged }: JudgedStream): OutputBlock {
  const lines = printableLines(text);
  const asked = judged === undefined
    ? withoutExpectation(lines.length)
    : judged.match.type === "match"
    ? cared(judged.match.spans)
    : () => true;
  return { stream, parts: cut(lines, asked), elsewhere: omitted.map(({ file }) => file) };
}

/** Of an output that nobody asked anything of, the beginning is shown. */
function withoutExpectation(length: number): (line: number) => boolean {
  return length < 2 * WORTH_FOLDING ? () => true : (line) => line < WORTH_FOLDING;
}

/** The lines that the expectation names; what its `...` stand for is the rest. */
function cared(spans: readonly Span[]): (line: number) => boolean {
  const lines = new Set<number>();
  for (const { type, first, end } of spans) {
    if (type === "same") { for (let line = first; line < end; line++) lines.add(line); }
  }
  return (line) => lines.has(line);
}

/** Cuts lines into stretches that are shown and stretches, long enough, that are folded. */
function cut(lines: readonly string[], asked: (line: number) => boolean): readonly OutputPart[] {
  const parts: { readonly folded: boolean; readonly lines: string[] }[] = [];
  let first = 0;
  while (first < lines.length) {
    const end = stretchEnd(lines.length, asked, first);
    const folded = !asked(first) && end - first >= WORTH_FOLDING;
    const last = parts.at(-1);
    if (last?.folded === folded) last.lines.push(...lines.slice(first, end));
    else parts.push({ folded, lines: lines.slice(first, end) });
    first = end;
  }
  return parts;
}

function stretchEnd(length: number, asked: (line: number) => boolean, first: number): number {
  let end = first + 1;
  while (end < length && asked(end) === asked(first)) end++;
  return end;
}
