/** A piece of prose that stands on lines of its own. */
export interface ProseBlock {
  /** `kept` are lines that stay as they are: fences, tables, quotes, headings. */
  readonly type: "paragraph" | "item" | "kept";
  /** What a list's item begins with, its indentation and the blank behind included; else empty. */
  readonly mark: string;
  /** One line, but for what is kept. */
  readonly text: string;
}

const FENCE_REGEXP = /^\s*(`{3,}|~{3,})/;
const KEPT_REGEXP = /^\s*(?:\||>|#{1,6}\s)/;
const ITEM_REGEXP = /^(\s*(?:[-*+]|\d+[.)])\s+)(.*)$/;

/**
 * Cuts Markdown of the portable core into its blocks. The lines of a paragraph are joined to one:
 * some wikis show every line break of the source.
 */
export function proseBlocks(markdown: string): readonly ProseBlock[] {
  const blocks: ProseBlock[] = [];
  let fence: string | undefined;
  let goesOn = false;
  for (const line of markdown.split("\n")) {
    const mark = FENCE_REGEXP.exec(line)?.[1];
    const block = fence !== undefined || mark !== undefined
      ? { type: "kept", mark: "", text: line } as const
      : read(line);
    if (fence === undefined) fence = mark;
    // Signs with a word behind them end no fence.
    else if (mark?.startsWith(fence) && mark === line.trim()) fence = undefined;
    const last = blocks.at(-1);
    if (block === undefined) {
      goesOn = false;
    } else if (goesOn && last !== undefined && belongs(block, last)) {
      const between = block.type === "kept" ? "\n" : " ";
      blocks[blocks.length - 1] = { ...last, text: last.text + between + block.text };
    } else {
      blocks.push(block);
      goesOn = true;
    }
  }
  return blocks;
}

/** Writes blocks as Markdown again: one line a paragraph, blank lines between, lists together. */
export function joinProse(blocks: readonly ProseBlock[]): string {
  let markdown = "";
  let before: ProseBlock | undefined;
  for (const block of blocks) {
    const together = before?.type === "item" && block.type === "item";
    if (before !== undefined) markdown += together ? "\n" : "\n\n";
    markdown += block.mark + block.text;
    before = block;
  }
  return markdown;
}

/** What a line begins or goes on with; `undefined` for a blank one. */
function read(line: string): ProseBlock | undefined {
  if (line.trim() === "") return undefined;
  if (KEPT_REGEXP.test(line)) return { type: "kept", mark: "", text: line };
  const [, mark, text = ""] = ITEM_REGEXP.exec(line) ?? [];
  if (mark !== undefined) return { type: "item", mark, text: text.trim() };
  return { type: "paragraph", mark: "", text: line.trim() };
}

/** Lines that are kept stay together; a plain line goes on with the paragraph or item before it. */
function belongs(block: ProseBlock, before: ProseBlock): boolean {
  if (block.type === "kept" || before.type === "kept") return block.type === before.type;
  return block.type === "paragraph";
}
