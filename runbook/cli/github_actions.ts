/**
 * What GitHub Actions shows of a run, where that is where it runs.
 *
 * @module
 */

import { isAbsolute, relative } from "node:path";
import { onDisk } from "../disk/mod.ts";
import { EnvironmentError, RunbookError } from "../errors/mod.ts";
import { type BegunRun, readRun } from "../journal/mod.ts";
import type { Finished, Stage } from "../run/mod.ts";
import { warningText } from "./report_error.ts";

/** GitHub drops a summary that is longer than 1 MiB; what other programs add needs some room, too. */
const MOST_BYTES = (1024 - 16) * 1024;

/**
 * Prints an annotation for each check that did not say yes, and adds what the run came to to the
 * summary of the workflow's step. Does nothing where nobody asks for it. Needs permission to write
 * the file that `GITHUB_STEP_SUMMARY` names; if that cannot be, it warns.
 *
 * @param say Prints the annotations.
 */
export async function reportToGithub(
  stage: Stage,
  { folder }: Finished,
  say: (text: string) => void,
): Promise<void> {
  const { GITHUB_ACTIONS, GITHUB_STEP_SUMMARY: path = "", GITHUB_WORKSPACE = "" } = stage.env;
  const isLog = GITHUB_ACTIONS === "true";
  if (!isLog && path === "") return;
  const run = readRun(folder);
  if (run.type === "never-began") return;
  if (isLog) {
    const { annotationsOf } = await import("../records/mod.ts");
    const lines = annotationsOf(run, folderIn(GITHUB_WORKSPACE, stage.root));
    if (lines.length > 0) say(lines.join("\n"));
  }
  if (path === "" || run.header.purpose === "undo") return;
  try {
    await summarize(stage, run, path);
  } catch (error) {
    if (!(error instanceof RunbookError)) throw error;
    console.error(warningText(error).trimEnd());
  }
}

/** The runbook's folder as seen from the repository's; empty where it is that, or not in it. */
function folderIn(workspace: string, root: string): string {
  const path = workspace === "" ? "" : relative(workspace, root);
  return path.startsWith("..") || isAbsolute(path) ? "" : path;
}

async function summarize({ runbook }: Stage, run: BegunRun, path: string): Promise<void> {
  const [{ editionOf }, { wikiPage }, { stepSummary }] = await Promise.all([
    import("../publish/mod.ts"),
    import("../pages/mod.ts"),
    import("../records/mod.ts"),
  ]);
  const { edition, pictures } = editionOf(runbook, run, { shipped: false });
  const page = wikiPage(run, edition);
  const action = { verb: "write the step summary", path, remedy: "The run is what it is without" };
  onDisk(action, () => {
    const used = sizeOf(path);
    const text = stepSummary({ run, page, pictures }, MOST_BYTES - used);
    if (text === "") {
      throw new EnvironmentError(
        `Cannot write the step summary "${path}": it holds ${used} bytes already, expected room`,
        { remedy: action.remedy },
      );
    }
    Deno.writeTextFileSync(path, `${used === 0 ? "" : "\n\n"}${text}`, { append: true });
  });
}

function sizeOf(path: string): number {
  try {
    return Deno.statSync(path).size;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return 0;
    throw error;
  }
}
