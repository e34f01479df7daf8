import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { EnvironmentError, InterruptedError, UsageError } from "../errors/mod.ts";
import { createJournal, createRun } from "../journal/mod.ts";
import { runStarted } from "../testdata/mod.ts";
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
import { undoRuns } from "./undo.ts";
import { brokenStep, fileStep } from "./testdata/steps.ts";

const ALL = { steps: [], rehearse: false, overrides: [], adopt: false };
const ON = { overrides: [], adopt: false };
const steps = [fileStep("one"), fileStep("two"), brokenStep("three"), fileStep("four")];

/** A run that stopped at its third step, the story of which is four lines long. */
async function stopped(home: TestHome): Promise<void> {
  const { outcome } = await startRun(stageIn(home, steps), ALL);
  assertEquals([outcome.verdict, outcome.step], ["failed", "three"]);
}

async function mend({ traces }: TestHome): Promise<void> {
  await Deno.writeTextFile(`${traces}/mended`, "");
}

const STOPPED = 5;

Deno.test("resume: what is done is verified and not told again", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  await stopped(home);
  await mend(home);
  const { folder, outcome } = await resumeRun(stageIn(home, steps), ON);
  assertEquals(outcome, { verdict: "passed", exitCode: 0 });
  assertEquals(storyOf(folder).slice(STOPPED), [
    "run-resumed",
    "verify one: passed",
    "verify two: passed",
    "tell three: passed",
    "tell four: passed",
    "run-ended: passed",
  ]);
  const commands = journalOf(folder).filter((event) => event.type === "command-started");
  assertEquals(commands.map(({ command }) => command), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  await assertRejects(() => resumeRun(stageIn(home, steps), ON), UsageError, "finished");
});

Deno.test("resume: a step that would be told otherwise today is told again, and all after it", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  await stopped(home);
  await mend(home);
  const { traces } = home;
  const changed = steps.with(
    1,
    fileStep("two", { tell: async (t) => void await t.run`touch ${`${traces}/two`}` }),
  );
  const { folder } = await resumeRun(stageIn(home, changed), ON);
  assertEquals(storyOf(folder).slice(STOPPED), [
    "run-resumed",
    "verify one: passed",
    "tell two: passed",
    "tell three: passed",
    "tell four: passed",
    "run-ended: passed",
  ]);
});

Deno.test("resume: other words around the same commands change nothing", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  await stopped(home);
  await mend(home);
  const [one] = steps;
  assert(one !== undefined);
  const reworded = steps.with(0, {
    ...one,
    title: "Another title",
    tell: (t) => {
      t.note`Another paragraph.`;
      return one.tell(t);
    },
  });
  const { folder } = await resumeRun(stageIn(home, reworded), ON);
  assertEquals(storyOf(folder)[STOPPED + 1], "verify one: passed");
});

Deno.test("resume: a step whose effect is lost is told again, and all after it", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  await stopped(home);
  await mend(home);
  await Deno.remove(`${home.traces}/two`);
  const { folder } = await resumeRun(stageIn(home, steps), ON);
  assertEquals(storyOf(folder).slice(STOPPED), [
    "run-resumed",
    "verify one: passed",
    "verify two: failed",
    "tell two: passed",
    "tell three: passed",
    "tell four: passed",
    "run-ended: passed",
  ]);
});

Deno.test("resume: an effect that was never meant to last is gone, not lost", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const fading = steps.with(1, fileStep("two", { fades: "It dies with its pod" }));
  await startRun(stageIn(home, fading), ALL);
  await mend(home);
  await Deno.remove(`${home.traces}/two`);
  const { folder, outcome } = await resumeRun(stageIn(home, fading), ON);
  assertEquals(outcome.exitCode, 0);
  assertEquals(storyOf(folder).slice(STOPPED, STOPPED + 4), [
    "run-resumed",
    "verify one: passed",
    "verify two: gone",
    "tell three: passed",
  ]);
});

Deno.test("resume: where the API is away nothing is lost and nothing told: exit code 4", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  await stopped(home);
  await mend(home);
  const calls = callsIn(home);
  cluster.state = "nameless";
  const { folder, outcome } = await resumeRun(stageIn(home, steps), ON);
  assertEquals([outcome.verdict, outcome.exitCode, outcome.step], ["unknown", 4, "one"]);
  assertEquals(storyOf(folder).slice(STOPPED), [
    "run-resumed",
    "verify one: unknown",
    "run-ended: unknown",
  ]);
  cluster.state = "down";
  await assertRejects(() => resumeRun(stageIn(home, steps), ON), EnvironmentError, "away");
  assertEquals(callsIn(home), calls);
  cluster.state = "up";
  assertEquals((await resumeRun(stageIn(home, steps), ON)).outcome.exitCode, 0);
});

Deno.test("resume: another cluster under the same name is refused", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  await stopped(home);
  await mend(home);
  const calls = callsIn(home);
  await using other = await testCluster("c2");
  await home.use(other);
  const error = await assertRejects(() => resumeRun(stageIn(home, steps), ON), EnvironmentError);
  assertStringIncludes(error.message, "leads to another cluster");
  assertEquals(error.exitCode, 4);
  assertEquals(callsIn(home), calls);
});

Deno.test("resume: what was said of settings belongs to the run, more can be said", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  await startRun(stageIn(home, steps), { ...ALL, overrides: ["early"] });
  await resumeRun(stageIn(home, steps), { ...ON, adopt: true });
  const { folder } = await resumeRun(stageIn(home, steps), { overrides: ["late"], adopt: false });
  const headers = journalOf(folder).flatMap((event) => {
    if (event.type !== "run-started" && event.type !== "run-resumed") return [];
    return [[event.asked.overrides, event.asked.adopt, event.settings["word"]]];
  });
  assertEquals<unknown>(headers, [
    [["early"], false, "early"],
    [["early"], true, "early"],
    [["early", "late"], true, "late"],
  ]);
  assertEquals(callsIn(home).slice(-3), ["tell one late", "tell two late", "tell three"]);
});

Deno.test("resume: an interrupted run goes on where it was", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const abort = new AbortController();
  const interrupting = stageIn(home, steps, {
    signal: abort.signal,
    watch: () => ({
      event: (event) => {
        if (event.type === "step-ended") abort.abort(new InterruptedError("Interrupted"));
      },
      waiting: () => {},
      warning: () => {},
      [Symbol.dispose]: () => {},
    }),
  });
  assertEquals((await startRun(interrupting, ALL)).outcome.exitCode, 130);
  await mend(home);
  const { folder, outcome } = await resumeRun(stageIn(home, steps), ON);
  assertEquals(outcome.exitCode, 0);
  assertEquals(storyOf(folder), [
    "run-started",
    "tell one: passed",
    "tell two: interrupted",
    "run-ended: interrupted",
    "run-resumed",
    "verify one: passed",
    "tell two: passed",
    "tell three: passed",
    "tell four: passed",
    "run-ended: passed",
  ]);
});

Deno.test("resume: a run that stopped before another one passed is not told again", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  await stopped(home);
  await mend(home);
  await startRun(stageIn(home, steps), ALL);
  const calls = callsIn(home);
  const passed = await assertRejects(() => resumeRun(stageIn(home, steps), ON), UsageError);
  assertStringIncludes(passed.message, "the last run is finished");
  await undoRuns(stageIn(home, steps), { steps: [] });
  await assertRejects(() => resumeRun(stageIn(home, steps), ON), UsageError, "finished");
  assertEquals(callsIn(home).filter((call) => call.startsWith("tell")), calls);
});

Deno.test("resume: a rehearsal that stopped does not come before a run that stopped", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  await stopped(home);
  await mend(home);
  rehearsalThatStopped(home);
  const { folder, outcome } = await resumeRun(stageIn(home, steps), ON);
  assertEquals(outcome.exitCode, 0);
  assertEquals(storyOf(folder).slice(STOPPED, STOPPED + 2), ["run-resumed", "verify one: passed"]);
});

/** Writes a rehearsal that began and has no end. */
function rehearsalThatStopped({ path }: TestHome): void {
  const folder = createRun({ home: path, clock: Date.now });
  using journal = createJournal({ folder: folder.path, clock: Date.now });
  journal.append(runStarted({ run: folder.id, world: "rehearsal" }));
}

Deno.test("resume: with nothing to go on with it says so", async () => {
  await using home = await testHome();
  const error = await assertRejects(() => resumeRun(stageIn(home, steps), ON), UsageError);
  assertStringIncludes(error.remedy ?? "", "deno task run");
});
