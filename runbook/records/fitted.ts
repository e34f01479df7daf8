/**
 * Blocks written in not more than so many bytes: outputs are cut first, then blocks are left out, and
 * what was done is said.
 *
 * @module
 */

import { markdownBlocks, type Notation } from "../dialects/mod.ts";
import type { Block, OutputBlock } from "../pages/mod.ts";
import { text } from "../pages/mod.ts";
import { count } from "../wording/mod.ts";

/** Lines that stay at the beginning and at the end of what is cut. */
const KEPT_LINES = 10;
/** Characters that stay of a line. */
const KEPT_SIGNS = 400;
/** Enough for the sentence that says what was done. */
const NOTICE_BYTES = 400;

/** Writes blocks in a notation, in at most so many bytes; empty where that is too little. */
export function fitted(notation: Notation, blocks: readonly Block[], bytes: number): string {
  const write = (block: Block) => `${markdownBlocks(notation, [block])}\n\n`;
  const whole = blocks.map(write);
  if (size(whole.join("")) <= bytes) return whole.join("");
  let room = bytes - NOTICE_BYTES;
  const chosen = new Map<number, string>();
  const order = [...blocks.entries()].toSorted(byImportance).map(([index]) => index);
  for (const index of order) {
    const block = blocks[index];
    if (block === undefined) continue;
    const short = write(shortened(block));
    if (size(short) > room) continue;
    chosen.set(index, short);
    room -= size(short);
  }
  for (const index of order) {
    const [short, long] = [chosen.get(index), whole[index]];
    if (short === undefined || long === undefined || size(long) - size(short) > room) continue;
    chosen.set(index, long);
    room -= size(long) - size(short);
  }
  const missing = blocks.length - chosen.size;
  const written = [...chosen].toSorted(([a], [b]) => a - b).map(([, markdown]) => markdown);
  return chosen.size === 0 ? "" : write(notice(missing)) + written.join("");
}

function notice(missing: number): Block {
  const parts = missing === 0 ? "" : `, and ${count(missing, "part")} of it left out`;
  return {
    type: "aside",
    style: "warning",
    lines: [[text(
      `Shortened, for GitHub takes no more: long outputs are cut${parts}. ` +
        "The transcript of the run has all of it",
    )]],
  };
}

/** Sentences before outputs, what was last before what was first, what is folded at the end. */
function byImportance([a, one]: [number, Block], [b, other]: [number, Block]): number {
  return weight(one) - weight(other) || b - a;
}

function weight({ type }: Block): number {
  if (type === "details") return 2;
  return type === "command" || type === "file" || type === "code" ? 1 : 0;
}

function shortened(block: Block): Block {
  switch (block.type) {
    case "command":
      return { ...block, text: cut(block.text), outputs: block.outputs.map(shortenedOutput) };
    case "file":
    case "code":
      return { ...block, text: cut(block.text) };
    case "details":
      return { ...block, blocks: block.blocks.map(shortened) };
    default:
      return block;
  }
}

function shortenedOutput({ parts, ...output }: OutputBlock): OutputBlock {
  const lines = cutLines(parts.flatMap((part) => part.lines));
  return { ...output, parts: [{ folded: false, lines }] };
}

function cut(text: string): string {
  return cutLines(text.split("\n")).join("\n");
}

function cutLines(lines: readonly string[]): readonly string[] {
  const middle = lines.length - 2 * KEPT_LINES;
  const kept = middle <= 1 ? lines : [
    ...lines.slice(0, KEPT_LINES),
    `… ${count(middle, "line")} left out …`,
    ...lines.slice(-KEPT_LINES),
  ];
  return kept.map((line) =>
    line.length <= KEPT_SIGNS ? line : `${line.slice(0, KEPT_SIGNS).toWellFormed()} …`
  );
}

function size(text: string): number {
  return new TextEncoder().encode(text).length;
}
