import { assert, assertEquals } from "@std/assert";
import type { Event, StepStarted, Verdict } from "./events.ts";
import { fold, Folding } from "./fold.ts";
import { type BegunRun, isPassed, isUnfinished } from "./state.ts";
import { numbered, RUN_STARTED, SAMPLE, told } from "./testdata/events.ts";

Deno.test("fold: no events are a run that never began", () => {
  assertEquals(fold([]), { type: "never-began", dropped: undefined });
  assert(!isUnfinished(fold([])));
});

Deno.test("fold: a step has its last telling, from its start to its end", () => {
  const run = begun([...told("ingress", "failed", 1), ...told("ingress", "passed", 2)]);
  const telling = run.steps.get("ingress")?.telling;
  assertEquals(telling?.verdict, "passed");
  assertEquals(telling?.events.map(({ n }) => n), Array.from({ length: 14 }, (_, i) => 16 + i));
  assertEquals(telling?.events.at(0), telling?.started);
  assertEquals(telling?.events.at(-1), telling?.ended);
  assertEquals(telling?.plan.length, 4);
  assertEquals(run.steps.get("ingress")?.title, "Telling ingress");
});

Deno.test("fold: whatever the journal was cut to, only an end that is there makes a step passed", () => {
  const events = SAMPLE;
  const end = events.findIndex(({ type }) => type === "step-ended") + 1;
  for (let kept = 1; kept <= events.length; kept++) {
    const run = fold(events.slice(0, kept));
    assert(run.type === "begun");
    const ingress = run.steps.get("ingress");
    assertEquals(isPassed(ingress), kept >= end, `${kept} lines`);
    assertEquals(
      ingress?.telling?.verdict,
      kept < 2 ? undefined : kept < end ? "interrupted" : "passed",
    );
    assertEquals(isPassed(run.steps.get("demo-service")), false);
    assertEquals(run.lines, kept);
  }
});

Deno.test("fold: a new telling that is cut off takes the place of one that passed", () => {
  const again = told("ingress", "passed", 2).slice(0, 5);
  const run = begun([...told("ingress", "passed", 1), ...again]);
  assertEquals(run.steps.get("ingress")?.telling?.verdict, "interrupted");
  assertEquals(run.steps.get("ingress")?.telling?.events.length, 5);
  assert(!isPassed(run.steps.get("ingress")));
});

Deno.test("fold: an end of another step or action ends nothing", () => {
  const [start] = told("ingress", "passed");
  assert(start !== undefined);
  for (const [step, action] of [["demo-service", "tell"], ["ingress", "verify"]] as const) {
    const run = begun([start, { ...ENDED, step, action }]);
    assertEquals(run.steps.get("ingress")?.telling?.verdict, "interrupted");
    assert(!isPassed(run.steps.get("ingress")));
  }
});

Deno.test("fold: undoing, verifying and needs stand beside the telling", () => {
  const run = begun([
    ...group("needs", "passed"),
    ...told("ingress", "passed"),
    ...group("verify", "failed"),
    ...group("verify", "passed"),
    ...group("undo", "interrupted"),
  ]);
  const ingress = run.steps.get("ingress");
  assertEquals(ingress?.needs?.verdict, "passed");
  assertEquals(ingress?.telling?.verdict, "passed");
  assertEquals(ingress?.verification?.verdict, "passed");
  assertEquals(ingress?.undoing?.verdict, "interrupted");
  assert(!isPassed(ingress), "an undo that has begun may have taken back anything");
});

Deno.test("fold: telling a step again outdates its undoing and its verification", () => {
  const run = begun([
    ...told("ingress", "passed", 1),
    ...group("verify", "passed"),
    ...group("undo", "passed"),
    ...told("ingress", "passed", 2),
  ]);
  const ingress = run.steps.get("ingress");
  assertEquals([ingress?.undoing, ingress?.verification], [undefined, undefined]);
  assert(isPassed(ingress));
});

Deno.test("fold: steps stand in the order in which the journal first speaks of them", () => {
  const run = begun([
    ...told("b", "passed", 1),
    ...told("a", "passed", 2),
    ...told("b", "passed", 3),
  ]);
  assertEquals([...run.steps.keys()], ["b", "a"]);
});

Deno.test("fold: a command without its end is open, with its last process", () => {
  const [, , , , , started, process] = told("ingress", "passed", 3);
  assert(started?.type === "command-started" && process?.type === "process-started");
  assertEquals(begun([started]).open.map(pids), [[3, undefined]]);
  const restarted = { ...process, pid: 4712 };
  assertEquals(begun([started, process, restarted]).open.map(pids), [[3, 4712]]);
  const resumed: Event = { ...RUN_STARTED, type: "run-resumed" };
  assertEquals(begun([started, process, resumed]).open.map(pids), [[3, 4711]]);
  assertEquals(begun(told("ingress", "passed", 3)).open, []);
});

Deno.test("fold: the highest command number is known, so that a resumed run counts on", () => {
  assertEquals(begun([]).commands, 0);
  assertEquals(begun([...told("a", "passed", 8), ...told("b", "passed", 9)]).commands, 9);
});

Deno.test("fold: files are known as they were shown last", () => {
  const shown = (name: string, text: string): Event => ({ type: "file", name, language: "", text });
  const { files } = begun([shown("a.yaml", "old"), shown("b.yaml", "x"), shown("a.yaml", "new")]);
  assertEquals([...files.keys()], ["a.yaml", "b.yaml"]);
  assertEquals([...files.values()].map(({ text }) => text), ["new", "x"]);
});

Deno.test("fold: the header is the last one, and the run's end is the last session's", () => {
  const resumed: Event = { ...RUN_STARTED, type: "run-resumed", steps: ["ingress"] };
  const ended = (verdict: Verdict): Event => ({ type: "run-ended", verdict });
  const run = begun([ended("failed"), resumed]);
  assertEquals(run.header.steps, ["ingress"]);
  assertEquals(run.ended, undefined);
  assertEquals(run.sessions.map((session) => session.ended?.verdict), ["failed", undefined]);
  assertEquals(begun([ended("failed"), resumed, ended("passed")]).ended?.verdict, "passed");
});

Deno.test("fold: a run is unfinished until it has passed, whatever was verified since", () => {
  const ended = (verdict: Verdict): Event => ({ type: "run-ended", verdict });
  const verifying: Event = { ...RUN_STARTED, type: "run-resumed", purpose: "verify" };
  assert(isUnfinished(begun([])));
  assert(isUnfinished(begun([ended("failed")])));
  assert(!isUnfinished(begun([ended("passed")])));
  assert(!isUnfinished(begun([ended("passed"), verifying, ended("failed")])));
  assert(isUnfinished(begun([ended("failed"), verifying, ended("passed")])));
});

Deno.test("fold: a state that was handed out does not change when the run goes on", () => {
  const folding = new Folding();
  const events = SAMPLE;
  for (const event of events.slice(0, 6)) folding.add(event);
  const early = folding.state();
  assert(early.type === "begun");
  const copy = structuredClone(early);
  for (const event of events.slice(6)) folding.add(event);
  assertEquals(early, copy);
});

Deno.test("fold: a hundred thousand events keep only the last telling of each step", () => {
  const events = numbered([
    RUN_STARTED,
    ...Array.from({ length: 7_700 }, (_, turn) => told("ingress", "passed", turn + 1)).flat(),
  ]);
  assert(events.length > 100_000);
  const run = fold(events);
  assert(run.type === "begun");
  assertEquals(run.steps.get("ingress")?.telling?.events.length, 14);
  assertEquals(run.commands, 7_700);
});

const ENDED = {
  type: "step-ended",
  step: "ingress",
  action: "tell",
  verdict: "passed",
  duration: 1,
} as const;

function group(action: StepStarted["action"], verdict: Verdict): readonly Event[] {
  return [
    { type: "step-started", step: "ingress", title: "Ingress", action, plan: [] },
    { ...ENDED, action, verdict },
  ];
}

function begun(events: readonly Event[]): BegunRun {
  const run = fold(numbered([RUN_STARTED, ...events]));
  assert(run.type === "begun");
  return run;
}

function pids({ command, process }: BegunRun["open"][number]): readonly unknown[] {
  return [command.command, process?.pid];
}

Deno.test("fold: a telling before the last one stays as an attempt, also for one who goes on", () => {
  const first = numbered([RUN_STARTED, ...told("ingress", "failed", 1)]);
  const again = numbered([
    RUN_STARTED,
    ...told("ingress", "failed", 1),
    ...told("ingress", "passed", 2),
  ]);
  const folding = new Folding(fold(first));
  again.slice(first.length).forEach((event) => folding.add(event));
  const state = folding.state();
  assertEquals(state, fold(again));
  assert(state.type === "begun");
  const { telling, earlier } = state.steps.get("ingress") ?? {};
  assertEquals(telling?.verdict, "passed");
  assertEquals(earlier?.map(({ verdict }) => verdict), ["failed"]);
  assertEquals(earlier?.[0]?.at, first[1]?.at);
});
