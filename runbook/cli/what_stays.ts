/**
 * What an undoing has left in the cluster, and why: said again when it is over.
 *
 * @module
 */

import { decodeJournal, readChunks, type Recorded, type RunFolder } from "../journal/mod.ts";
import { printable } from "../wording/mod.ts";

/** What the whole undoing has noted, as one text; `undefined` where nothing stays. */
export function whatStays({ journal }: RunFolder): string | undefined {
  const notes = notesOf(decodeJournal(readChunks(journal), journal));
  return notes.length === 0 ? undefined : printable(["What stays:", ...notes].join("\n  "));
}

/** Each note that was told while a step was taken back, once, on a line. */
function notesOf(events: Iterable<Recorded>): readonly string[] {
  const notes = new Set<string>();
  let undoing = false;
  for (const event of events) {
    if (event.type === "step-started") undoing = event.action === "undo";
    if (!undoing || event.type !== "prose" || event.style !== "note") continue;
    notes.add(event.text.replaceAll(/\s*\n\s*/g, " "));
  }
  return [...notes];
}
