import { proseBlocks } from "../wording/mod.ts";
import type { Paint, Role } from "./colour.ts";
import { chop, expandTabs } from "./width.ts";
import { TIE, wrap } from "./wrap.ts";

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

const INLINE_REGEXP = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]*)\]\(([^()\s]*)\)/g;
/** Code up to this length, such as a command to type, stays on one line. */
const TIED_LENGTH = 32;

/** Shows emphasis, code and links within a paragraph as a terminal can. */
export function emphasize(markdown: string, paint: Paint): string {
  return markdown.replaceAll(INLINE_REGEXP, (all, code, strong, text, url) => {
    if (strong !== undefined) return paintWords("strong", strong, paint);
    if (code === undefined) return text === url ? url : `${text} (${url})`;
    // Without colours the backticks tell where code begins and ends.
    const shown = paint("code", code) === code ? all : code;
    return paintWords(
      "code",
      code.length > TIED_LENGTH ? shown : shown.replaceAll(" ", TIE),
      paint,
    );
  });
}

/** Each word by itself, so that a line can end between any two. */
function paintWords(role: Role, text: string, paint: Paint): string {
  return text.split(" ").map((word) => paint(role, word)).join(" ");
}
