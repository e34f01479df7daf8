import type { Gathered } from "../journal/mod.ts";
import type { Sheet } from "./sheet.ts";

/** All of it is in the transcript; the end of a run must not scroll away. */
const MOST_LINES = 16;

/** Shows how the objects are that a failure is about. */
export function showGathered(sheet: Sheet, { findings }: Gathered): void {
  for (const { title, lines } of findings) {
    const more = lines.length > MOST_LINES ? ["…"] : [];
    sheet.gap();
    sheet.paragraph(`${title}:`, { first: "  " });
    sheet.block([...lines.slice(0, MOST_LINES), ...more].map((line) => `  ${line}`));
  }
}
