import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import { ConfigError, EnvironmentError } from "../errors/mod.ts";
import type { Event } from "./events.ts";
import { isUnfinished } from "./state.ts";
import { createRun, listRuns, newestRun, readRun, type RunFolder } from "./runs.ts";
import { createJournal } from "./store.ts";
import { RUN_STARTED, told } from "./testdata/events.ts";
import { withFolder } from "./testdata/folders.ts";

const PASSED: Event = { type: "run-ended", verdict: "passed" };
const FAILED: Event = { type: "run-ended", verdict: "failed" };

Deno.test("runs: a new run is named after its time and has its folders, its owner's only", () =>
  withFolder((home) => {
    const run = createRun({ home, clock: at(2) });
    assertEquals(run, {
      id: "2026-11-23-181502",
      path: `${home}/.runbook/runs/2026-11-23-181502`,
      journal: `${home}/.runbook/runs/2026-11-23-181502/journal.jsonl`,
      files: `${home}/.runbook/runs/2026-11-23-181502/files`,
      output: `${home}/.runbook/runs/2026-11-23-181502/output`,
      kubeconfig: `${home}/.runbook/runs/2026-11-23-181502/kubeconfig`,
    });
    for (const path of [run.path, run.files, run.output]) {
      assertEquals((Deno.statSync(path).mode ?? 0) & 0o777, 0o700);
    }
  }));

Deno.test("runs: runs of the same second get numbers, and the list has the newest first", () =>
  withFolder((home) => {
    const ids = [2, 3, 3, 1].map((second) => createRun({ home, clock: at(second) }).id);
    for (let turn = 3; turn <= 10; turn++) ids.push(createRun({ home, clock: at(3) }).id);
    assertEquals(ids.slice(0, 4), [
      "2026-11-23-181502",
      "2026-11-23-181503",
      "2026-11-23-181503-2",
      "2026-11-23-181501",
    ]);
    const listed = listRuns(home).map(({ id }) => id);
    assertEquals(listed.slice(0, 2), ["2026-11-23-181503-10", "2026-11-23-181503-9"]);
    assertEquals(listed.slice(-4), [
      "2026-11-23-181503-2",
      "2026-11-23-181503",
      "2026-11-23-181502",
      "2026-11-23-181501",
    ]);
  }));

Deno.test("runs: a folder without runs has an empty list; other things in it are no runs", () =>
  withFolder((home) => {
    assertEquals(listRuns(home), []);
    const run = createRun({ home, clock: at(2) });
    Deno.mkdirSync(`${home}/.runbook/runs/backup of 2026-11-23-181502`);
    Deno.writeTextFileSync(`${home}/.runbook/runs/.DS_Store`, "");
    assertEquals(listRuns(home), [run]);
  }));

Deno.test("runs: the newest unfinished one is found behind finished ones and empty ones", () =>
  withFolder((home) => {
    const older = tell(home, 1, [FAILED]);
    assertEquals(newestRun(home, isUnfinished)?.folder, older);
    const newer = tell(home, 2, told("ingress", "passed"));
    tell(home, 3, [PASSED]);
    tell(home, 4, undefined);
    createRun({ home, clock: at(5) });
    const found = newestRun(home, isUnfinished);
    assertEquals(found?.folder, newer);
    assertEquals(found?.state.steps.get("ingress")?.telling?.verdict, "passed");
  }));

Deno.test("runs: there may be no unfinished run", () =>
  withFolder((home) => {
    assertEquals(newestRun(home, isUnfinished), undefined);
    tell(home, 3, [PASSED]);
    assertEquals(newestRun(home, isUnfinished), undefined);
  }));

Deno.test("runs: a damaged journal on the way is an error that names it", () =>
  withFolder((home) => {
    tell(home, 1, [FAILED]);
    const damaged = tell(home, 2, [FAILED]);
    const text = Deno.readTextFileSync(damaged.journal);
    Deno.writeTextFileSync(damaged.journal, text.replace("home", "hone"));
    const error = assertThrows(() => newestRun(home, isUnfinished), ConfigError);
    assertEquals(error.place, { file: damaged.journal, line: 1 });
  }));

Deno.test("runs: a run can be read while it goes on", () =>
  withFolder((home) => {
    const run = createRun({ home, clock: at(1) });
    using journal = createJournal({ folder: run.path, clock: at(1) });
    assertEquals(readRun(run).type, "never-began");
    journal.append(RUN_STARTED);
    assertEquals(readRun(run).type, "begun");
  }));

Deno.test("runs: where no folder can be made, the error says so", () =>
  withFolder((folder) => {
    Deno.writeTextFileSync(`${folder}/file`, "");
    const error = assertThrows(
      () => createRun({ home: `${folder}/file`, clock: at(1) }),
      EnvironmentError,
    );
    assertMatch(error.message, /^Cannot make a folder for the run in ".*": not a directory/);
  }));

function at(second: number): () => number {
  return () => Date.UTC(2026, 10, 23, 18, 15, second);
}

/** Makes a run that tells these events, or none at all. */
function tell(home: string, second: number, events: readonly Event[] | undefined): RunFolder {
  const run = createRun({ home, clock: at(second) });
  using journal = createJournal({ folder: run.path, clock: at(second) });
  if (events === undefined) return run;
  for (const event of [RUN_STARTED, ...events]) journal.append(event);
  assert(readRun(run).type === "begun");
  return run;
}
