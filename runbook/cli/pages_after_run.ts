/**
 * Wiki pages at the end of a run.
 *
 * @module
 */

import { RunbookError } from "../errors/mod.ts";
import { readRun, type RunStarted, type Verdict } from "../journal/mod.ts";
import { type Finished, loadWiki, type Stage } from "../run/mod.ts";
import { warningText } from "./report_error.ts";

/**
 * Makes the pages again that the settings of the run ask for, where it may have changed them. What
 * stands in the way of that is a warning: the run itself is over, and stays what it is.
 *
 * @param say Hears what became of them.
 */
export async function pagesAfterRun(
  stage: Stage,
  { folder, outcome }: Finished,
  say: (text: string) => void,
): Promise<void> {
  const run = readRun(folder);
  if (run.type === "never-began" || run.header.purpose === "undo") return;
  try {
    const wiki = await loadWiki(stage, run.header.asked);
    if (wiki.for.length === 0) return;
    if (!isNews(run.header, outcome.verdict)) {
      say("The wiki pages stay as they are");
      return;
    }
    // Not before it is needed: a run does not pay for formats that nobody asks for.
    const { awaitedLines, pagesFor, shownLine, writtenLines, writePages } = await import(
      "./pages.ts"
    );
    const pages = pagesFor(stage, wiki);
    const written = writePages(pages, { force: false });
    const lines = [...written.flatMap(writtenLines), ...awaitedLines(pages)];
    say([shownLine(pages), ...lines].join("\n"));
  } catch (error) {
    if (!(error instanceof RunbookError)) throw error;
    console.error(warningText(error).trimEnd());
  }
}

/** Whether pages have to say it: a real run that passed, and what a look at an earlier one has found. */
function isNews({ purpose, world }: RunStarted, verdict: Verdict): boolean {
  if (world === "rehearsal") return false;
  return verdict === "passed" || (purpose === "verify" && verdict === "failed");
}
