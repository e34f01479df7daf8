import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { EnvironmentError, InterruptedError, UsageError } from "../errors/mod.ts";
import { listRuns } from "../journal/mod.ts";
import { resumeRun } from "./resume.ts";
import { startRun } from "./run.ts";
import type { Question, Stage } from "./stage.ts";
import {
  callsIn,
  stageIn,
  storyOf,
  testCluster,
  type TestHome,
  testHome,
} from "./testdata/home.ts";
import { fileStep, type Settings, type TestStep } from "./testdata/steps.ts";
import { undoRuns } from "./undo.ts";

const ALL = { steps: [], rehearse: false, overrides: [], adopt: false };
const EVERYTHING = { steps: [] };
const two = [fileStep("one"), fileStep("two")];

/** The stage of a user who agrees, with all that was asked. */
function asking(home: TestHome, steps: readonly TestStep[]) {
  const asked: Question[] = [];
  const stage = stageIn(home, steps, {
    confirm: (question) => {
      asked.push(question);
      return Promise.resolve(true);
    },
  });
  return { stage, asked };
}

async function tellWith(stage: Stage<Settings>, ...words: readonly string[]): Promise<void> {
  for (const word of words) {
    assertEquals((await startRun(stage, { ...ALL, overrides: [word] })).outcome.exitCode, 0);
  }
}

/** The lines of what was taken back. */
function undone(home: TestHome): readonly string[] {
  return callsIn(home).filter((line) => line.startsWith("undo"));
}

Deno.test("undo: goes backwards through all settings that steps were told with", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const { stage, asked } = asking(home, two);
  await tellWith(stage, "a", "b", "a");
  const { folder, outcome } = await undoRuns(stage, EVERYTHING);
  assertEquals(outcome, { verdict: "passed", exitCode: 0 });
  assertEquals(undone(home), ["undo two a", "undo two b", "undo one a", "undo one b"]);
  assertEquals(storyOf(folder), [
    "run-started",
    "undo two: passed",
    "undo two: passed",
    "undo one: passed",
    "undo one: passed",
    "run-ended: passed",
  ]);
  const question = asked.at(-1);
  assertEquals(question?.type === "undo" && [question.steps, question.changed], [
    ["two", "one"],
    [],
  ]);
  const error = await assertRejects(() => undoRuns(stage, EVERYTHING), UsageError);
  assertStringIncludes(error.message, "know of nothing that stands");
});

Deno.test("undo: only the chosen steps are taken back", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const stage = stageIn(home, two);
  await tellWith(stage, "a");
  await undoRuns(stage, { steps: ["two"] });
  assertEquals(undone(home), ["undo two a"]);
  await undoRuns(stage, EVERYTHING);
  assertEquals(undone(home), ["undo two a", "undo one a"]);
});

Deno.test("undo: what another cluster was told is left alone", async () => {
  await using cluster = await testCluster("c1");
  await using other = await testCluster("c2");
  await using home = await testHome(cluster);
  const stage = stageIn(home, two);
  await tellWith(stage, "a");
  await home.use(other);
  const error = await assertRejects(() => undoRuns(stage, EVERYTHING), EnvironmentError);
  assertStringIncludes(error.message, "leads to another cluster");
  assertStringIncludes(error.remedy ?? "", "deno task undo --context");
  assertEquals(undone(home), []);
});

Deno.test("undo: without agreement nothing is changed", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  await tellWith(stageIn(home, two), "a");
  const unwilling = stageIn(home, two, { confirm: () => Promise.resolve(false) });
  await assertRejects(() => undoRuns(unwilling, EVERYTHING), InterruptedError);
  assertEquals(undone(home), []);
  assertEquals(listRuns(home.path).length, 1);
});

Deno.test("undo: where today's code would do otherwise, the question shows both", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  await tellWith(stageIn(home, two), "a");
  const undo: TestStep["undo"] = async (t) => void await t.run`true`;
  const { stage, asked } = asking(home, two.with(1, fileStep("two", { undo })));
  await undoRuns(stage, EVERYTHING);
  const [question] = asked;
  assertEquals(question?.type === "undo" && question.changed, [{
    step: "two",
    then: [`$ echo 'undo two a' >> ${home.traces}/calls`, `$ rm -f ${home.traces}/two`],
    now: ["$ true"],
  }]);
  // It counts as taken back, however that was done.
  await assertRejects(() => undoRuns(stageIn(home, two), EVERYTHING), UsageError);
});

Deno.test("undo: one that was cut short goes on with what is left", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  await Deno.writeTextFile(`${home.traces}/stuck`, "");
  const stuck = fileStep("one", {
    async undo(t) {
      const { traces, word } = t.config;
      if (word === "a") await t.show`test ! -e ${`${traces}/stuck`}`;
      await t.run`echo ${`undo one ${word}`} >> ${`${traces}/calls`}`;
    },
  });
  const stage = stageIn(home, two.with(0, stuck));
  await tellWith(stage, "a", "b");
  const stopped = await undoRuns(stage, EVERYTHING);
  assertEquals([stopped.outcome.verdict, stopped.outcome.step], ["failed", "one"]);
  assertEquals(undone(home), ["undo two b", "undo two a", "undo one b"]);
  await Deno.remove(`${home.traces}/stuck`);
  const { folder, outcome } = await resumeRun(stage, { overrides: [], adopt: false });
  assertEquals([folder.id, outcome.exitCode], [stopped.folder.id, 0]);
  assertEquals(undone(home), ["undo two b", "undo two a", "undo one b", "undo one a"]);
  assertEquals(storyOf(folder).slice(-3), ["run-resumed", "undo one: passed", "run-ended: passed"]);
});

Deno.test("undo: a failed telling is taken back, too", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const failing = fileStep("one", { tell: async (t) => void await t.run`false` });
  const stage = stageIn(home, [failing]);
  await startRun(stage, ALL);
  await undoRuns(stage, EVERYTHING);
  assertEquals(undone(home), ["undo one first"]);
});

Deno.test("undo: without a cluster there is nothing to do it in", async () => {
  await using home = await testHome();
  const error = await assertRejects(() => undoRuns(stageIn(home, two), EVERYTHING));
  assertEquals(error instanceof EnvironmentError && error.exitCode, 4);
});
