import { proseBlocks } from "../wording/mod.ts";
import type { Paint, Role } from "./colour.ts";
import { chop, expandTabs } from "./width.ts";
import { wrap } from "./wrap.ts";

/** How prose is set on the terminal. */
export interface ProseOptions {
  readonly columns: number;
  readonly paint: Paint;
}

/** Sets Markdown for a terminal: paragraphs and lists wrapped, blank lines between. */
export function proseLines(markdown: string, { columns, paint }: ProseOptions): readonly string[] {
  const lines: string[] = [];
  let before = "item";
  for (const { type, mark, text } of proseBlocks(markdown)) {
    if (lines.length > 0 && !(type === "item" && before === "item")) lines.push("");
    before = type;
    if (type === "kept") {
      lines.push(...text.split("\n").flatMap((line) => chop(expandTabs(line), columns)));
    } else {
      lines.push(...wrap(emphasize(text, paint), { columns, first: mark }));
    }
  }
  return lines;
}

/** A sentence in which data stands in backticks, on one line. */
export function emphasize(markdown: string, paint: Paint): string {
  return markdown.replaceAll(INLINE_REGEXP, (all, code, strong, text, url) => {
    if (code !== undefined) {
      return paintWords("code", paint("code", "x") === "x" ? all : code, paint);
    }
    if (strong !== undefined) return paintWords("strong", strong, paint);
    return text === url ? url : `${text} (${url})`;
  });
}

const INLINE_REGEXP = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]*)\]\(([^()\s]*)\)/g;

/** Each word by itself, so that a line can end between any two. */
function paintWords(role: Role, text: string, paint: Paint): string {
  return text.split(" ").map((word) => paint(role, word)).join(" ");
}
