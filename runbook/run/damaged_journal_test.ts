import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { ConfigError } from "../errors/mod.ts";
import { startRun } from "./run.ts";
import { stageIn, testCluster, type TestHome, testHome } from "./testdata/home.ts";
import { fileStep } from "./testdata/steps.ts";
import { undoRuns } from "./undo.ts";

const ALL = { steps: [], rehearse: false, overrides: [], adopt: false };
const EVERYTHING = { steps: [] };

/** The stage of a user who reads the warnings. */
function warned(home: TestHome) {
  const warnings: string[] = [];
  const stage = stageIn(home, [fileStep("one")], {
    watch: () => ({
      event: () => {},
      waiting: () => {},
      warning: (message) => void warnings.push(message),
      [Symbol.dispose]: () => {},
    }),
  });
  return { stage, warnings };
}

/** Tells a run, and gives its folder with a letter too many in the journal's third line. */
async function damagedRun(home: TestHome): Promise<string> {
  const { folder: { path, journal } } = await startRun(warned(home).stage, ALL);
  const lines = Deno.readTextFileSync(journal).split("\n");
  Deno.writeTextFileSync(journal, lines.with(2, `x${lines[2]}`).join("\n"));
  return path;
}

Deno.test("damaged journal: it stops the undoing, and what to move away is said", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const path = await damagedRun(home);
  const { stage } = warned(home);
  const error = await assertRejects(() => undoRuns(stage, EVERYTHING), ConfigError);
  assertStringIncludes(error.remedy ?? "", `mv '${path}'`);
});

Deno.test("damaged journal: one of another cluster stops no undoing", async () => {
  await using other = await testCluster("c2");
  await using home = await testHome(other);
  await damagedRun(home);
  await using cluster = await testCluster("c1");
  await home.use(cluster);
  const { stage, warnings } = warned(home);
  await startRun(stage, ALL);
  warnings.length = 0;
  assertEquals((await undoRuns(stage, EVERYTHING)).outcome.exitCode, 0);
  assertEquals(warnings, []);
});

Deno.test("damaged journal: the next run names it, since a command of it may be at work", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const path = await damagedRun(home);
  const { stage, warnings } = warned(home);
  assertEquals((await startRun(stage, ALL)).outcome.exitCode, 0);
  assertEquals(warnings.length, 1);
  assertStringIncludes(warnings.join(), path);
});
