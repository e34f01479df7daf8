import { assert, assertEquals } from "@std/assert";
import { type BegunRun, type Event, fold } from "../journal/mod.ts";
import { numbered, runStarted, stepEvents, type StepParts } from "../testdata/mod.ts";
import { usualTimes } from "./times.ts";

const READY = { step: "ingress", action: "tell", label: "all is ready" } as const;

Deno.test("usual times: the median of what passed runs took", () => {
  const usual = usualTimes([9_000, 1_000, 2_000, 70_000, 3_000].map((time) => took(time)));
  assertEquals(usual(READY), { duration: 3_000, recorded: false });
  assertEquals(usualTimes([took(1_000), took(2_000)])(READY)?.duration, 1_000);
});

Deno.test("usual times: nothing is learned from what did not pass", () => {
  for (const verdict of ["failed", "interrupted", "unknown"] as const) {
    assertEquals(usualTimes([took(1_000, { verdict })])(READY), undefined);
  }
  assertEquals(usualTimes([took(1_000, {}, "no")])(READY), undefined);
});

Deno.test("usual times: another step, label or thing done of it is something else", () => {
  const usual = usualTimes([took(20_000), took(10, { action: "verify" })]);
  assertEquals(usual(READY)?.duration, 20_000);
  assertEquals(usual({ ...READY, action: "verify" })?.duration, 10);
  for (const other of [{ action: "undo" }, { step: "demo" }, { label: "all" }] as const) {
    assertEquals(usual({ ...READY, ...other }), undefined);
  }
});

Deno.test("usual times: the recording says it only where no run does", () => {
  assertEquals(usualTimes([], took(5_000))(READY), { duration: 5_000, recorded: true });
  assertEquals(usualTimes([took(1_000)], took(5_000))(READY)?.recorded, false);
});

Deno.test("usual times: the recorded command is known by its first words, if no other has them", () => {
  const recorded = begun(stepEvents("ingress", {}, [
    check("helm upgrade --install x \\\n  --repo http://there", 8_000),
    check("curl http://one", 1_000),
    check("curl http://two", 2_000),
  ]));
  const usual = usualTimes([], recorded);
  const said = (label: string) => usual({ ...READY, label })?.duration;
  assertEquals(said("helm upgrade --install x \\\n  --repo https://elsewhere"), 8_000);
  assertEquals(said("helm upgrade --install y --repo https://elsewhere"), undefined);
  assertEquals(said("curl http://two"), 2_000);
  assertEquals(said("curl http://three"), undefined);
});

function took(duration: number, parts: StepParts = {}, verdict?: "no"): BegunRun {
  return begun(stepEvents("ingress", parts, [check(READY.label, duration, verdict)]));
}

function check(label: string, duration: number, verdict: "yes" | "no" = "yes"): Event {
  return { type: "check", label, phase: "tell", verdict, attempts: 2, duration };
}

function begun(events: readonly Event[]): BegunRun {
  const state = fold(numbered([runStarted(), ...events]));
  assert(state.type === "begun");
  return state;
}
