import { fileURLToPath } from "node:url";
import { fold, readJournal } from "../../runbook/journal/mod.ts";
import { editionOf } from "../../runbook/publish/mod.ts";
import { type Page, wikiPage, wikiPages } from "../../runbook/pages/mod.ts";
import {
  begunRun,
  editionFor,
  failedRun,
  passedRun,
  wikiPageOf,
} from "../../runbook/testdata/mod.ts";
import { runbook } from "../../steps/mod.ts";

/** Pages that are published together. */
export interface Sample {
  /** What they tell of. */
  readonly name: string;
  /** One page with all sections, or the index and a page for each. */
  readonly pages: readonly Page[];
}

/**
 * What every wiki has to show: a run that passed, one that failed, and the recording that comes with
 * the runbook, as one page and as many.
 */
export async function samples(): Promise<readonly Sample[]> {
  const journal = new URL("../../steps/recording/journal.jsonl", import.meta.url);
  const recorded = begunRun((await readJournal(fileURLToPath(journal))).state);
  const { edition } = editionOf(runbook, recorded, { before: "1-installation", shipped: true });
  const failed = begunRun(fold(failedRun()));
  return [
    { name: "a run that passed", pages: [wikiPageOf(passedRun())] },
    { name: "a run that failed", pages: [wikiPageOf(failedRun())] },
    { name: "a run that failed on many pages", pages: wikiPages(failed, editionFor(failed)) },
    { name: "the recording on one page", pages: [wikiPage(recorded, edition)] },
    { name: "the recording on many pages", pages: wikiPages(recorded, edition) },
  ];
}
