import { assertEquals, assertStringIncludes } from "@std/assert";
import { groundsOf } from "./grounds.ts";
import { resumeRun } from "./resume.ts";
import { startRun } from "./run.ts";
import { callsIn, stageIn, storyOf, testCluster, testHome } from "./testdata/home.ts";
import { fileStep } from "./testdata/steps.ts";

const ALL = { steps: [], rehearse: false, overrides: [], adopt: false };
const STEPS = [
  fileStep("one"),
  fileStep("two", { buildsOn: ["one"] }),
  fileStep("aside"),
  fileStep("three", { buildsOn: ["two"] }),
];

Deno.test("grounds: what a step builds on, also by way of others, in the runbook's order", () => {
  const grounds = (...ids: readonly string[]) =>
    groundsOf(STEPS, STEPS.filter(({ id }) => ids.includes(id))).map(({ id }) => id);
  assertEquals(grounds("three"), ["one", "two"]);
  assertEquals(grounds("two", "three"), ["one"]);
  assertEquals(grounds("aside"), []);
  assertEquals(grounds("one", "two", "aside", "three"), []);
});

Deno.test("grounds: a step is told by itself where all that it builds on is there", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const stage = stageIn(home, STEPS);
  await startRun(stage, { ...ALL, steps: ["1..2"] });
  const { folder, outcome } = await startRun(stage, { ...ALL, steps: ["three"] });
  assertEquals(outcome.exitCode, 0);
  assertEquals(storyOf(folder), [
    "run-started",
    "verify one: passed",
    "verify two: passed",
    "tell three: passed",
    "run-ended: passed",
  ]);
});

Deno.test("grounds: where it is not, nothing is told, and the way is named; resume looks again", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const stage = stageIn(home, STEPS);
  await startRun(stage, { ...ALL, steps: ["one"] });
  const before = callsIn(home);
  const { folder, outcome } = await startRun(stage, { ...ALL, steps: ["three"] });
  assertEquals([outcome.verdict, outcome.exitCode, outcome.step], ["failed", 4, "two"]);
  assertStringIncludes(outcome.message ?? "", "what two leaves behind is not there: ");
  assertStringIncludes(outcome.message ?? "", "deno task run two");
  assertEquals(callsIn(home), before);
  await Deno.writeTextFile(`${home.traces}/two`, "");
  assertEquals((await resumeRun(stage, { overrides: [], adopt: false })).outcome.exitCode, 0);
  assertEquals(storyOf(folder).slice(-4), [
    "verify one: passed",
    "verify two: passed",
    "tell three: passed",
    "run-ended: passed",
  ]);
});

Deno.test("grounds: what fades and is gone is no ground to build on", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const fading = fileStep("one", { fades: "the file is lost in time" });
  const stage = stageIn(home, [fading, fileStep("two", { buildsOn: ["one"] })]);
  const { folder, outcome } = await startRun(stage, { ...ALL, steps: ["two"] });
  assertEquals([outcome.verdict, outcome.exitCode, outcome.step], ["failed", 4, "one"]);
  assertStringIncludes(outcome.message ?? "", "Tell it first: deno task run one");
  assertEquals(storyOf(folder), ["run-started", "verify one: gone", "run-ended: failed"]);
});
