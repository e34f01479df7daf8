import { type Dialect, github } from "../dialects/mod.ts";
import { fold, type Recorded, type RunState } from "../journal/mod.ts";
import { pagesOf } from "../pages/mod.ts";

/** A file of a transcript. */
export interface TranscriptFile {
  /** Relative to the transcript's folder. */
  readonly path: string;
  /** Markdown. */
  readonly text: string;
}

/**
 * Writes a run as Markdown: `index.md`, then a page for each step. The same events always give the
 * same text; a run that never began gives nothing.
 */
export function transcriptOf(events: Iterable<Recorded>): readonly TranscriptFile[] {
  return transcriptOfRun(fold(events));
}

/** The same for a run that was read and folded already. */
export function transcriptOfRun(
  run: RunState,
  dialect: Dialect = github,
): readonly TranscriptFile[] {
  if (run.type === "never-began") return [];
  return pagesOf(run).map((page) => ({
    path: `${page.name}.${dialect.extension}`,
    text: dialect.render(page),
  }));
}
