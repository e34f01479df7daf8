/**
 * `deno task record`: makes the recording that is rehearsed where there is no cluster, from a real
 * run of all steps on a fresh lab.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { EnvironmentError, RunbookError } from "../../runbook/errors/mod.ts";
import { isUnfinished, newestRun, type RunState } from "../../runbook/journal/mod.ts";
import { RECORDING_FILE } from "../../runbook/run/mod.ts";
import { attachLab, startLab } from "./cluster/mod.ts";

/** The folder with deno.json, where the runbook runs. */
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Runs all steps on a lab of its own and keeps the journal; promises the exit code. */
async function record(install: boolean): Promise<number> {
  if (await attachLab() !== undefined) {
    throw new EnvironmentError("Cannot record: a lab is up, expected to start a fresh one", {
      remedy: "deno task lab down",
    });
  }
  const home = await Deno.makeTempDir({ prefix: "recording-" });
  try {
    await using lab = await startLab({ install, say: console.error });
    const words = ["run", "--yes", "--home", home, "--settings", lab.settings];
    const command = [Deno.execPath(), "run", "-q", "-A", "--import-map", ".runbook/imports.json"];
    const { code } = await lab.desk([...command, "main.ts", ...words], { cwd: ROOT, stdin: "null" })
      .spawn().status;
    if (code !== 0) return code;
    const run = newestRun(home, isFinished);
    if (run === undefined) throw new EnvironmentError("Cannot record: the run is not finished");
    await Deno.mkdir(`${ROOT}/steps/recording`, { recursive: true });
    await Deno.copyFile(run.folder.journal, `${ROOT}/${RECORDING_FILE}`);
    await Deno.chmod(`${ROOT}/${RECORDING_FILE}`, 0o644);
    console.log(`The recording: ${RECORDING_FILE}`);
    return 0;
  } finally {
    await Deno.remove(home, { recursive: true });
  }
}

function isFinished(state: RunState): state is RunState {
  return state.type === "begun" && !isUnfinished(state);
}

if (import.meta.main) {
  try {
    Deno.exit(await record(Deno.args.includes("--install")));
  } catch (error) {
    if (!(error instanceof RunbookError)) throw error;
    console.error([error.message, error.remedy ?? []].flat().join("\n"));
    Deno.exit(error.exitCode);
  }
}
