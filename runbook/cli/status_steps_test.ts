import { assert, assertEquals } from "@std/assert";
import { type BegunRun, fold, type Recorded, type Run } from "../journal/mod.ts";
import { numbered, passedRun, REHEARSAL, runStarted, stepEvents } from "../testdata/mod.ts";
import { stepLine, stepsOf } from "./status_steps.ts";

const IDS = ["loadbalancer", "demo-service", "multi-node"];

Deno.test("status: what the newest run did not tell is known from an earlier one", () => {
  const newest = begun(oneStep("demo-service", "failed"));
  assertEquals(lines(newest, [["2026-11-20-100000", passedRun()]]), [
    "✔  loadbalancer  passed, 23 November 2026, 18:15 UTC, 1 m 05 s, in the run 2026-11-20-100000",
    "✘  demo-service  failed, 23 November 2026, 18:15 UTC, 1 m 05 s",
    "·  multi-node    not told",
  ]);
});

Deno.test("status: other clusters and rehearsals say nothing of this one", () => {
  const { target } = runStarted();
  const elsewhere = target && { ...target, identity: "another" };
  const newest = begun(oneStep("demo-service"));
  const [first] = lines(newest, [["2026-11-20-100000", passedRun({ target: elsewhere })]]);
  assertEquals(first, "·  loadbalancer  not told");
  const rehearsal = begun(oneStep("demo-service", "passed", REHEARSAL));
  const [still] = lines(rehearsal, [["2026-11-20-100000", passedRun()]]);
  assertEquals(still, "·  loadbalancer  not told");
});

Deno.test("status: what a later look has found stands with its step", () => {
  const looks = [
    ...stepEvents("loadbalancer", { action: "verify" }, []),
    ...stepEvents("demo-service", { action: "verify", verdict: "failed" }, []),
  ];
  const newest = begun([...passedRun(), ...numbered(looks)]);
  assertEquals(lines(newest, []).map((line) => line.split("; ")[1]), [
    "still true 23 November 2026, 18:15 UTC",
    "not true any more 23 November 2026, 18:15 UTC",
    undefined,
  ]);
});

Deno.test("status: an undoing is told from a telling, whatever came of it", () => {
  const line = (verdict: "passed" | "failed") => {
    const undone = numbered(stepEvents("loadbalancer", { action: "undo", verdict }, []));
    return lines(begun([...passedRun(), ...undone]), [])[0]?.split(",")[0];
  };
  assertEquals(line("passed"), "✔  loadbalancer  taken back");
  assertEquals(line("failed"), "✘  loadbalancer  taking back: failed");
  const [begin] = numbered(stepEvents("loadbalancer", { action: "undo" }, []));
  const goingOn = begun([...passedRun(), ...(begin === undefined ? [] : [begin])]);
  assertEquals(lines(goingOn, [], true)[0], "…  loadbalancer  is being taken back");
});

type Earlier = readonly [id: string, events: readonly Recorded[]];

function lines(
  newest: BegunRun,
  earlier: readonly Earlier[],
  goingOn = false,
): readonly string[] {
  const runs = earlier.map(([id, events]): Run<BegunRun> => {
    const path = `/${id}`;
    const files = { journal: path, files: path, output: path, kubeconfig: path };
    return { folder: { id, path, ...files }, state: begun(events) };
  });
  return stepsOf(newest, () => runs, IDS).map((step) => stepLine(step, 12, goingOn));
}

function oneStep(
  step: string,
  verdict: "passed" | "failed" = "passed",
  given: Parameters<typeof runStarted>[0] = {},
): readonly Recorded[] {
  return numbered([
    runStarted({ run: "newest", ...given }),
    ...stepEvents(step, { verdict }, []),
    { type: "run-ended", verdict },
  ]);
}

function begun(events: Iterable<Recorded>): BegunRun {
  const state = fold(events);
  assert(state.type === "begun");
  return state;
}
