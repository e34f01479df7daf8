import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { EnvironmentError, UsageError } from "../errors/mod.ts";
import { listRuns, readRun } from "../journal/mod.ts";
import { resumeRun } from "./resume.ts";
import { startRun } from "./run.ts";
import { callsIn, stageIn, storyOf, testCluster, testHome } from "./testdata/home.ts";
import { brokenStep, fileStep } from "./testdata/steps.ts";
import { undoRuns } from "./undo.ts";
import { verifyRun } from "./verify.ts";

const ALL = { steps: [], rehearse: false, overrides: [], adopt: false };
const THREE = [fileStep("one"), fileStep("two"), fileStep("three")];

Deno.test("verify: looks at all that was told, changes nothing, and writes it into the run's journal", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const stage = stageIn(home, THREE);
  const told = await startRun(stage, { ...ALL, overrides: ["spring"] });
  const before = callsIn(home);
  const { folder, outcome } = await verifyRun(stage);
  assertEquals(outcome, { verdict: "passed", exitCode: 0 });
  assertEquals(folder.id, told.folder.id);
  assertEquals(listRuns(home.path).length, 1);
  assertEquals(storyOf(folder).slice(-5), [
    "run-resumed",
    "verify one: passed",
    "verify two: passed",
    "verify three: passed",
    "run-ended: passed",
  ]);
  assertEquals(callsIn(home), before);
  const state = readRun(folder);
  assert(state.type === "begun");
  assertEquals([state.header.purpose, state.header.settings.word], ["verify", "spring"]);
});

Deno.test("verify: what is lost is told, and the steps after it are looked at all the same", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const stage = stageIn(home, THREE);
  await startRun(stage, ALL);
  await Deno.remove(`${home.traces}/two`);
  const { folder, outcome } = await verifyRun(stage);
  assertEquals([outcome.verdict, outcome.exitCode, outcome.step], ["failed", 1, "two"]);
  assertStringIncludes(outcome.message ?? "", "it is gone");
  assertEquals(storyOf(folder).slice(-4), [
    "verify one: passed",
    "verify two: failed",
    "verify three: passed",
    "run-ended: failed",
  ]);
});

Deno.test("verify: what was never meant to last is gone, not lost", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const stage = stageIn(home, [fileStep("one"), fileStep("two", { fades: "with its container" })]);
  await startRun(stage, ALL);
  await Deno.remove(`${home.traces}/two`);
  const { folder, outcome } = await verifyRun(stage);
  assertEquals(outcome, { verdict: "passed", exitCode: 0 });
  assertEquals(storyOf(folder).at(-2), "verify two: gone");
});

Deno.test("verify: a cluster that does not answer is no loss", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const stage = stageIn(home, THREE);
  await startRun(stage, ALL);
  cluster.state = "nameless";
  const { outcome } = await verifyRun(stage);
  assertEquals([outcome.verdict, outcome.exitCode], ["unknown", 4]);
});

Deno.test("verify: the newest complete run counts, also after a shorter one", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const stage = stageIn(home, THREE);
  const complete = await startRun(stage, ALL);
  await startRun(stage, { ...ALL, steps: ["two"] });
  assertEquals((await verifyRun(stage)).folder.id, complete.folder.id);
});

Deno.test("verify: of a run that stopped, what it came to is looked at, and it still can be resumed", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const stage = stageIn(home, [fileStep("one"), brokenStep("two")]);
  await startRun(stage, ALL);
  const { folder, outcome } = await verifyRun(stage);
  assertEquals(outcome.exitCode, 0);
  assertEquals(storyOf(folder).slice(-2), ["verify one: passed", "run-ended: passed"]);
  await Deno.writeTextFile(`${home.traces}/mended`, "");
  assertEquals((await resumeRun(stage, { overrides: [], adopt: false })).outcome.exitCode, 0);
});

Deno.test("verify: refuses where nothing stands, and on another cluster; no journal changes", async () => {
  await using cluster = await testCluster("c1");
  await using other = await testCluster("c2");
  await using home = await testHome(cluster);
  const stage = stageIn(home, THREE);
  await assertRejects(() => verifyRun(stage), UsageError, "nothing was told to a cluster yet");
  const { folder } = await startRun(stage, ALL);
  const before = storyOf(folder);
  await home.use(other);
  await assertRejects(() => verifyRun(stage), EnvironmentError);
  await home.use(cluster);
  assertEquals(storyOf(folder), before);
  await undoRuns(stage, { steps: [] });
  await assertRejects(() => verifyRun(stage), UsageError, "nothing that was told stands");
  assertEquals(storyOf(folder), before);
});

Deno.test("verify: where one step was taken back, the others are looked at", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const stage = stageIn(home, THREE);
  const { folder: { id } } = await startRun(stage, ALL);
  await undoRuns(stage, { steps: ["three"] });
  const { folder, outcome } = await verifyRun(stage);
  assertEquals([folder.id, outcome.exitCode], [id, 0]);
  assertEquals(storyOf(folder).slice(-3, -1), ["verify one: passed", "verify two: passed"]);
});

Deno.test("verify: a newer run that came to nothing does not hide what stands", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const first = await startRun(stageIn(home, THREE), { ...ALL, steps: ["one"] });
  await startRun(stageIn(home, [THREE[0] ?? fileStep("one"), brokenStep("two")]), {
    ...ALL,
    steps: ["two"],
  });
  const { folder, outcome } = await verifyRun(stageIn(home, THREE));
  assertEquals([folder.id, outcome.exitCode], [first.folder.id, 0]);
});
