import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { ConfigError } from "../errors/mod.ts";
import { firstDifference, type RunFolder } from "../journal/mod.ts";
import { RECORDING_FILE } from "./recording.ts";
import { resumeRun } from "./resume.ts";
import { startRun } from "./run.ts";
import {
  callsIn,
  journalOf,
  stageIn,
  storyOf,
  testCluster,
  type TestHome,
  testHome,
} from "./testdata/home.ts";
import { fileStep, type TestStep } from "./testdata/steps.ts";

const ALL = { steps: [], rehearse: false, overrides: [], adopt: false };
const REHEARSAL = { ...ALL, rehearse: true };
const two = [fileStep("one"), fileStep("two")];

/** Tells steps live and keeps the journal as the folder's recording. */
async function record(home: TestHome, steps: readonly TestStep[]): Promise<RunFolder> {
  await using cluster = await testCluster("c1");
  await home.use(cluster);
  const { folder, outcome } = await startRun(stageIn(home, steps), { ...ALL, overrides: ["told"] });
  assertEquals(outcome.exitCode, 0);
  const path = `${home.path}/${RECORDING_FILE}`;
  await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
  await Deno.copyFile(folder.journal, path);
  // Nobody is there any more, and nothing of what was told.
  await Deno.writeTextFile(`${home.path}/kubeconfig`, "");
  await Deno.remove(home.traces, { recursive: true });
  return folder;
}

Deno.test("rehearse: without a cluster the recorded run is told again, event by event", async () => {
  await using home = await testHome();
  const recorded = await record(home, two);
  const { folder, outcome } = await startRun(stageIn(home, two), ALL);
  assertEquals(outcome, { verdict: "passed", exitCode: 0 });
  const [header, ...events] = journalOf(folder);
  const [, ...expected] = journalOf(recorded);
  assertEquals(firstDifference(expected, events), undefined);
  assert(header?.type === "run-started");
  assertEquals([header.world, header.recording?.run, header.target?.identity], [
    "rehearsal",
    recorded.id,
    "c1",
  ]);
  assertEquals(header.settings["word"], "told");
  assertEquals(callsIn(home), []);
});

Deno.test("rehearse: it is what was asked for, even where a cluster is configured", async () => {
  await using home = await testHome();
  await record(home, two);
  await using cluster = await testCluster("c1");
  await home.use(cluster);
  const { folder } = await startRun(stageIn(home, two), REHEARSAL);
  const [header] = journalOf(folder);
  assertEquals(header?.type === "run-started" && header.world, "rehearsal");
});

Deno.test("rehearse: without a step that is not in the recording it has not passed; the rest is told", async () => {
  await using home = await testHome();
  await record(home, two);
  const three = [...two.slice(0, 1), fileStep("new"), ...two.slice(1)];
  const { folder, outcome } = await startRun(stageIn(home, three), REHEARSAL);
  assertEquals(outcome, {
    verdict: "not recorded",
    exitCode: 0,
    message: "Not in the recording, so not rehearsed: new; on a cluster: deno task run new",
  });
  assertEquals(storyOf(folder), [
    "run-started",
    "tell one: passed",
    "tell new: not recorded",
    "tell two: passed",
    "run-ended: not recorded",
  ]);
});

Deno.test("rehearse: a step that tells something else than recorded stops it", async () => {
  await using home = await testHome();
  await record(home, two);
  const other = two.with(0, fileStep("one", { tell: async (t) => void await t.run`echo new` }));
  const { folder, outcome } = await startRun(stageIn(home, other), REHEARSAL);
  assertEquals([outcome.verdict, outcome.exitCode, outcome.step], ["not recorded", 1, "one"]);
  assertEquals(storyOf(folder), [
    "run-started",
    "tell one: not recorded",
    "run-ended: not recorded",
  ]);
});

Deno.test("rehearse: what stopped goes on with the recording, from its beginning", async () => {
  await using home = await testHome();
  await record(home, two);
  const other = two.with(0, fileStep("one", { tell: async (t) => void await t.run`echo new` }));
  const stopped = await startRun(stageIn(home, other), REHEARSAL);
  const { folder, outcome } = await resumeRun(stageIn(home, two), { overrides: [], adopt: false });
  assertEquals([folder.id, outcome.exitCode], [stopped.folder.id, 0]);
  assertEquals(storyOf(folder).slice(-4), [
    "run-resumed",
    "tell one: passed",
    "tell two: passed",
    "run-ended: passed",
  ]);
});

Deno.test("rehearse: a damaged recording is refused by its line: exit code 3", async () => {
  await using home = await testHome();
  await record(home, two);
  const path = `${home.path}/${RECORDING_FILE}`;
  const lines = (await Deno.readTextFile(path)).split("\n");
  const damaged = lines.map((line, index) => index === 4 ? line.replace(/\d{4}-/, "1999-") : line);
  await Deno.writeTextFile(path, damaged.join("\n"));
  const error = await assertRejects(
    () => startRun(stageIn(home, two), REHEARSAL),
    ConfigError,
    "line 5",
  );
  assertEquals([error.exitCode, error.place?.line], [3, 5]);
});

Deno.test("rehearse: without a recording it is said how to make one", async () => {
  await using home = await testHome();
  const error = await assertRejects(() => startRun(stageIn(home, two), ALL), ConfigError);
  assertStringIncludes(error.remedy ?? "", "deno task record");
});
