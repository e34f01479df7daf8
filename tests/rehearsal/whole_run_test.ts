import { assert, assertEquals } from "@std/assert";
import { firstDifference, fold, type Group, type Recorded } from "../../runbook/journal/mod.ts";
import { runbook } from "../../steps/mod.ts";
import { rehearse, shippedRecording } from "./rehearse.ts";

Deno.test("whole run: the rehearsal of the shipped recording tells each step again", async () => {
  const recording = shippedRecording();
  const { events, outcome } = await rehearse(recording);
  assertEquals(outcome.verdict, "passed");
  assertEquals(outcome.exitCode, 0);
  for (const { id } of runbook.steps) {
    const [recorded, rehearsed] = [tellingOf(recording, id), tellingOf(events, id)];
    assertEquals(rehearsed.verdict, "passed");
    assertEquals(firstDifference(deeds(recorded), deeds(rehearsed)), undefined, id);
  }
});

Deno.test("whole run: the recording is of all steps, on a real cluster, from nothing to the end", () => {
  const recording = shippedRecording();
  const state = fold(recording);
  assert(state.type === "begun");
  assertEquals(state.header.world, "live");
  assertEquals(state.header.steps, runbook.steps.map(({ id }) => id));
  assertEquals(state.ended?.verdict, "passed");
  assertEquals(state.sessions.length, 1);
});

/** All but the prose, which may be bettered without a new recording. */
function deeds({ events }: Group): readonly Recorded[] {
  return events.filter(({ type }) => type !== "prose");
}

function tellingOf(events: readonly Recorded[], step: string): Group {
  const state = fold(events);
  const telling = state.type === "begun" ? state.steps.get(step)?.telling : undefined;
  if (telling === undefined) throw new Error(`The step ${step} is not told`);
  return telling;
}
