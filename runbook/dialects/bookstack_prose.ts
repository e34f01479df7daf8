import { markupOfProse } from "../html/mod.ts";
import { type ProseBlock, proseBlocks } from "../wording/mod.ts";

/** Writes what a step says as HTML on one line, for within a paragraph: breaks part its blocks. */
export function inlineProse(markdown: string): string {
  let html = "";
  let before: ProseBlock | undefined;
  for (const block of proseBlocks(markdown)) {
    const together = before?.type === "item" && block.type === "item";
    if (before !== undefined) html += together ? "<br>" : "<br><br>";
    html += signOf(block) + contentOf(block);
    before = block;
  }
  return html;
}

/** What stands before an item; deeper ones are moved in. */
function signOf({ mark }: ProseBlock): string {
  const sign = mark.trim();
  if (sign === "") return "";
  const depth = mark.length - mark.trimStart().length;
  return `${"&nbsp;".repeat(2 * depth)}${/^\d/.test(sign) ? sign : "•"} `;
}

/** A block without the element around it; the lines of a fence as lines of code. */
function contentOf({ text }: ProseBlock): string {
  return markupOfProse(text).source.trim()
    .replaceAll(/<\/?(?:p|pre)>/g, "")
    .replaceAll(/\n(?=<\/code>)/g, "")
    .replaceAll("\n", "<br>");
}
