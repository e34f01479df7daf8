import { assertEquals } from "@std/assert";
import { listRuns } from "../journal/mod.ts";
import { oldRuns } from "./prune.ts";
import { startRun } from "./run.ts";
import { stageIn, testCluster, type TestHome, testHome } from "./testdata/home.ts";
import { brokenStep, fileStep, type TestStep } from "./testdata/steps.ts";
import { undoRuns } from "./undo.ts";

const ALL = { steps: [], rehearse: false, overrides: [], adopt: false };
const TWO = [fileStep("one"), fileStep("two")];

/** Tells all steps once for each word, and returns the runs' names, oldest first. */
async function tell(home: TestHome, steps: readonly TestStep[], ...words: readonly string[]) {
  for (const word of words) await startRun(stageIn(home, steps), { ...ALL, overrides: [word] });
  return listRuns(home.path).map(({ id }) => id).toReversed();
}

/** The reasons for which old runs are kept, in order; a blank where one may go. */
function reasons(home: TestHome, keep: number): readonly string[] {
  const old = oldRuns({ home: home.path, keep, steps: ["one", "two"] });
  return old.map(({ keptFor = "" }) => keptFor);
}

Deno.test("prune: runs whose work was told again in the same way may go", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  await tell(home, TWO, "a", "a", "a");
  assertEquals(reasons(home, 1), ["", ""]);
  assertEquals(reasons(home, 3), []);
});

Deno.test("prune: a run stays as long as undo takes something back by it", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  await tell(home, TWO, "a", "b");
  assertEquals(reasons(home, 1), ["undo needs it"]);
  // Without the undoing's journal, the step would seem to stand.
  await undoRuns(stageIn(home, TWO), { steps: ["two"] });
  assertEquals(reasons(home, 0), ["undo needs it", "undo needs it", "undo needs it"]);
  await undoRuns(stageIn(home, TWO), { steps: [] });
  assertEquals(reasons(home, 0), ["", "", "", ""]);
});

Deno.test("prune: the run that pages are made of stays, also behind newer ones", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  await tell(home, TWO, "a");
  await tell(home, [brokenStep("one"), fileStep("two")], "a");
  assertEquals(reasons(home, 1)[0], "the wiki pages are made of it");
});

Deno.test("prune: a journal that cannot be read is not judged", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  await tell(home, TWO, "a", "a");
  const [, oldest] = listRuns(home.path);
  await Deno.writeTextFile(oldest?.journal ?? "", "nonsense\nnonsense\n");
  assertEquals(reasons(home, 1), ["its journal cannot be read"]);
});
