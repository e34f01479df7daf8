import { assertEquals } from "@std/assert";
import { type BegunRun, fold, type Run, type RunFolder, type Verdict } from "../journal/mod.ts";
import { numbered, runStarted, stepEvents } from "../testdata/mod.ts";
import { runThatCounts, standingRuns } from "./run_that_counts.ts";

const BOTH = ["one", "two"];

type Deed = readonly [action: "tell" | "undo", step: string, verdict?: Verdict];

/** A live run of these deeds, called by its id; on the cluster of that identity. */
function run(id: string, deeds: readonly Deed[], identity = "c1"): Run<BegunRun> {
  const started = runStarted();
  const target = started.target && { ...started.target, identity };
  const state = fold(numbered([
    { ...started, target },
    ...deeds.flatMap(([action, step, verdict = "passed"]) =>
      stepEvents(step, { action, verdict }, [])
    ),
  ]));
  if (state.type !== "begun") throw new Error("It has not begun");
  const path = `/runs/${id}`;
  const folder: RunFolder = {
    id,
    path,
    journal: `${path}/journal.jsonl`,
    files: `${path}/files`,
    output: `${path}/output`,
    kubeconfig: `${path}/kubeconfig`,
  };
  return { folder, state };
}

const told = (id: string, ...steps: readonly string[]) => {
  return run(id, steps.map((step) => ["tell", step] as const));
};

/** The run that counts among these, newest first. */
function counting(...runs: readonly Run<BegunRun>[]): string | undefined {
  return runThatCounts(runs, BOTH)?.folder.id;
}

Deno.test("run that counts: the newest that told every step to its end", () => {
  const failed = run("c", [["tell", "one"], ["tell", "two", "failed"]]);
  assertEquals(counting(failed, told("b", ...BOTH), told("a", ...BOTH)), "b");
  assertEquals(counting(failed, told("b", "one")), undefined);
});

Deno.test("run that counts: none of which a step was taken back since, as a whole or half", () => {
  const undone = run("b", [["undo", "two"]]);
  assertEquals(counting(undone, told("a", ...BOTH)), undefined);
  const half = run("b", [["undo", "two", "interrupted"]]);
  assertEquals(counting(half, told("a", ...BOTH)), undefined);
  const itself = run("b", [["tell", "one"], ["tell", "two"], ["undo", "two"]]);
  assertEquals(counting(itself), undefined);
});

Deno.test("run that counts: what was taken back and told again counts again", () => {
  const undone = run("b", [["undo", "two"]]);
  assertEquals(counting(told("c", "two"), undone, told("a", ...BOTH)), "a");
  const failed = run("c", [["tell", "two", "failed"]]);
  assertEquals(counting(failed, undone, told("a", ...BOTH)), undefined);
});

Deno.test("run that counts: what was taken back from another cluster is not taken back from this", () => {
  const undone = run("b", [["undo", "two"]], "c2");
  assertEquals(counting(undone, told("a", ...BOTH)), "a");
});

Deno.test("standing runs: of each run what was not taken back, whoever did that", () => {
  const runs = [run("b", [["undo", "two"]]), told("a", ...BOTH)];
  assertEquals([...standingRuns(runs)].map(({ standing }) => standing), [[], ["one"]]);
});
