import { fileURLToPath } from "node:url";
import type { Dialect, TextFile } from "../../runbook/dialects/mod.ts";
import { readJournal } from "../../runbook/journal/mod.ts";
import { editionOf, filesOf } from "../../runbook/publish/mod.ts";
import { begunRun } from "../../runbook/testdata/mod.ts";
import { runbook } from "../../steps/mod.ts";

/** The files that the recording becomes in a wiki, pictures included, as they are published. */
export async function recordingFiles(
  dialect: Dialect,
  split: boolean,
): Promise<readonly TextFile[]> {
  const journal = new URL("../../steps/recording/journal.jsonl", import.meta.url);
  const run = begunRun((await readJournal(fileURLToPath(journal))).state);
  const edition = editionOf(runbook, run, { before: "1-installation", shipped: true });
  return filesOf({ type: "pages", writer: dialect }, { ...edition, run, split });
}
