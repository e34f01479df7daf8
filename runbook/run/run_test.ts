import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { EnvironmentError, InterruptedError, UsageError } from "../errors/mod.ts";
import { listRuns, lockRuns } from "../journal/mod.ts";
import { closedPort } from "../testdata/mod.ts";
import { startRun } from "./run.ts";
import type { Question } from "./stage.ts";
import { callsIn, journalOf, stageIn, storyOf, testCluster, testHome } from "./testdata/home.ts";
import { resumeRun } from "./resume.ts";
import { brokenStep, fileStep, missing, need, type TestStep } from "./testdata/steps.ts";

/** What a run is asked for by default. */
const ALL = { steps: [], rehearse: false, overrides: [], adopt: false };

const two = [fileStep("one"), fileStep("two")];

Deno.test("run: steps are told in order, and the journal says so from start to end", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const { folder, outcome } = await startRun(stageIn(home, two), ALL);
  assertEquals(outcome, { verdict: "passed", exitCode: 0 });
  assertEquals(storyOf(folder), [
    "run-started",
    "tell one: passed",
    "tell two: passed",
    "run-ended: passed",
  ]);
  assertEquals(callsIn(home), ["tell one first", "tell two first"]);
  const [header] = journalOf(folder);
  assert(header?.type === "run-started");
  assertEquals([header.world, header.target?.identity, header.steps], [
    "live",
    "c1",
    ["one", "two"],
  ]);
  assertEquals(Object.keys(header.tools), ["bash"]);
});

Deno.test("run: a step that fails ends it, with its message and exit code 1", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const steps = [brokenStep("broken"), fileStep("never")];
  const { folder, outcome } = await startRun(stageIn(home, steps), ALL);
  assertEquals([outcome.verdict, outcome.exitCode, outcome.step], ["failed", 1, "broken"]);
  assertStringIncludes(outcome.message ?? "", "it ended with exit code 1, expected 0");
  assertEquals(storyOf(folder), ["run-started", "tell broken: failed", "run-ended: failed"]);
});

Deno.test("run: before a cluster's first change it is asked, once per cluster and folder", async () => {
  await using cluster = await testCluster("c1");
  await using other = await testCluster("c2");
  await using home = await testHome(cluster);
  const asked: Question[] = [];
  const answering = (yes: boolean) =>
    stageIn(home, two, {
      confirm: (question) => {
        asked.push(question);
        return Promise.resolve(yes);
      },
    });
  await assertRejects(() => startRun(answering(false), ALL), InterruptedError, "Nothing was");
  assertEquals(listRuns(home.path), []);
  await startRun(answering(true), ALL);
  await startRun(answering(true), ALL);
  assertEquals(asked.map(({ type, target }) => [type, target.identity]), [
    ["first-change", "c1"],
    ["first-change", "c1"],
  ]);
  await home.use(other);
  await startRun(answering(true), ALL);
  assertEquals(asked.at(-1)?.target.identity, "c2");
  assertEquals(asked.length, 3);
});

Deno.test("run: a damaged journal of long ago keeps nobody from beginning anew", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const { folder } = await startRun(stageIn(home, two), ALL);
  await Deno.writeTextFile(folder.journal, "damaged\n");
  assertEquals((await startRun(stageIn(home, two), ALL)).outcome.exitCode, 0);
});

Deno.test("run: while one is going a second one is refused, naming its process", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  using _going = lockRuns({ home: home.path, clock: Date.now });
  const error = await assertRejects(() => startRun(stageIn(home, two), ALL), EnvironmentError);
  assertEquals(error.exitCode, 4);
  assertStringIncludes(error.message, `process ${Deno.pid}`);
  assertEquals(callsIn(home), []);
});

Deno.test("run: a cluster that does not answer is an error, not a rehearsal", async () => {
  await using home = await testHome({ port: closedPort() });
  const error = await assertRejects(() => startRun(stageIn(home, two), ALL), EnvironmentError);
  assertStringIncludes(error.message, "Cannot reach the cluster");
  assertEquals(listRuns(home.path), []);
});

Deno.test("run: an unknown step and a missing program are refused before anything", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const stage = stageIn(home, two);
  await assertRejects(() => startRun(stage, { ...ALL, steps: ["oen"] }), UsageError, '"oen"');
  const runbook = { ...stage.runbook, tools: [{ name: "no-such-tool", version: [] }] };
  const error = await assertRejects(() => startRun({ ...stage, runbook }, ALL), EnvironmentError);
  assertStringIncludes(error.message, "no-such-tool is not on PATH");
  assertEquals(listRuns(home.path), []);
});

Deno.test("run: what all the steps need is looked at first; what gates stops the run", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const steps = [
    fileStep("one", { needs: [need("a", true, missing), need("b", true)] }),
    fileStep("two", { needs: [need("c", true, missing)] }),
  ];
  const { folder, outcome } = await startRun(stageIn(home, steps), ALL);
  assertEquals([outcome.verdict, outcome.exitCode, outcome.step], ["failed", 4, "one"]);
  const checks = journalOf(folder).filter((event) => event.type === "check");
  assertEquals(checks.map(({ label, verdict, remedy }) => [label, verdict, remedy]), [
    ["need a", "no", "mend a"],
    ["need b", "yes", undefined],
    ["need c", "no", "mend c"],
  ]);
  assertEquals(storyOf(folder), [
    "run-started",
    "needs one: failed",
    "needs two: failed",
    "run-ended: failed",
  ]);
});

Deno.test("run: what is not so is looked at once: it does not come about by being looked at", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  let looks = 0;
  const look = () => Promise.resolve(++looks);
  const needs = [{ ...need("a", true, missing), look }];
  const { outcome } = await startRun(stageIn(home, [fileStep("one", { needs })]), ALL);
  assertEquals([outcome.exitCode, looks], [4, 1]);
});

Deno.test("run: what others made stops it before its first change, unless it is taken over", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const needs = [need("theirs", "unless adopted", missing)];
  const stage = stageIn(home, [fileStep("one"), fileStep("two", { needs })]);
  const { folder, outcome } = await startRun(stage, ALL);
  assertEquals([outcome.exitCode, outcome.step], [4, "two"]);
  assertEquals(storyOf(folder), ["run-started", "needs two: failed", "run-ended: failed"]);
  assertEquals(callsIn(home), []);
  const resumed = await resumeRun(stage, { overrides: [], adopt: true });
  assertEquals(resumed.outcome.exitCode, 0);
  assertEquals(callsIn(home), ["tell one first", "tell two first"]);
});

Deno.test("run: what does not gate it is not looked at", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const needs = [need("a", false, missing)];
  const { folder, outcome } = await startRun(stageIn(home, [fileStep("one", { needs })]), ALL);
  assertEquals(outcome.exitCode, 0);
  assertEquals(storyOf(folder), ["run-started", "tell one: passed", "run-ended: passed"]);
});

Deno.test("run: a check that is skipped is told as skipped, also after resume", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const needs = [need("a", true, missing), need("b", true)];
  const stage = stageIn(home, [brokenStep("one", { needs })]);
  const { folder, outcome } = await startRun(stage, { ...ALL, skipChecks: ["a"] });
  assertEquals(outcome.exitCode, 1);
  const told = journalOf(folder).flatMap((event) => {
    if (event.type === "prose") return [event.text];
    return event.type === "check" && event.phase === "need" ? [event.label] : [];
  });
  assertEquals(told.slice(0, 2), [
    "Skipped, as asked with `--skip-checks a`: need a",
    "need b",
  ]);
  await Deno.writeTextFile(`${home.traces}/mended`, "");
  const resumed = await resumeRun(stage, { overrides: [], adopt: false });
  assertEquals(resumed.outcome.exitCode, 0);
});

Deno.test("run: a check to skip that there is not is refused, with the one that was meant", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const stage = stageIn(home, [fileStep("one", { needs: [need("address", true)] })]);
  const error = await assertRejects(
    () => startRun(stage, { ...ALL, skipChecks: ["adress"] }),
    UsageError,
    'Cannot skip the check "adress", expected one of address',
  );
  assertEquals(error.remedy, 'Did you mean "address"?');
  assertEquals(listRuns(home.path), []);
});

Deno.test("run: interrupted in a command it ends in order, with exit code 130", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const abort = new AbortController();
  const slow = fileStep("slow", {
    tell: async (t) => void await t.run`echo begun; sleep 100`,
  });
  const stage = stageIn(home, [slow, fileStep("never")], {
    signal: abort.signal,
    watch: () => ({
      event: ({ type }) => {
        if (type === "output") abort.abort(new InterruptedError("Interrupted"));
      },
      waiting: () => {},
      warning: () => {},
      [Symbol.dispose]: () => {},
    }),
  });
  const { folder, outcome } = await startRun(stage, ALL);
  assertEquals([outcome.verdict, outcome.exitCode], ["interrupted", 130]);
  assertEquals(storyOf(folder), [
    "run-started",
    "tell slow: interrupted",
    "run-ended: interrupted",
  ]);
});

Deno.test("run: a bug of a step is journaled as a failure and thrown on", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const bug = new TypeError("bug");
  let telling = 0;
  const buggy: TestStep = fileStep("buggy", {
    // The plan is told first.
    tell: () => ++telling === 1 ? Promise.resolve() : Promise.reject(bug),
  });
  const error = await assertRejects(() => startRun(stageIn(home, [buggy]), ALL), TypeError);
  assertEquals(error, bug);
  const [folder] = listRuns(home.path);
  assert(folder !== undefined);
  assertEquals(storyOf(folder), ["run-started", "tell buggy: failed", "run-ended: failed"]);
});

Deno.test("run: a step that tells something else than it planned is a bug", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  let telling = 0;
  const moody = fileStep("moody", {
    tell: async (t) => void await t.run`echo ${++telling}`,
  });
  const error = await assertRejects(() => startRun(stageIn(home, [moody]), ALL), Error);
  assertStringIncludes(error.message, "deviates from its plan");
});
