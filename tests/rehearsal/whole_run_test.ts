import { assert, assertEquals } from "@std/assert";
import {
  type BegunRun,
  firstDifference,
  fold,
  type Group,
  type Recorded,
} from "../../runbook/journal/mod.ts";
import { runbook } from "../../steps/mod.ts";
import { rehearse, shippedRecording } from "./rehearse.ts";

const IDS = runbook.steps.map(({ id }) => id);

Deno.test("whole run: the rehearsal tells each recorded step again, and names those that are not", async () => {
  const recording = shippedRecording();
  const recorded = begun(recording).header.steps;
  const missing = IDS.filter((id) => !recorded.includes(id));
  const { events, outcome } = await rehearse(recording);
  assertEquals(outcome.verdict, missing.length === 0 ? "passed" : "not recorded");
  assertEquals(outcome.exitCode, 0);
  assertEquals(IDS.filter((id) => tellingOf(events, id).verdict === "not recorded"), missing);
  for (const id of recorded) {
    const [recorded, rehearsed] = [tellingOf(recording, id), tellingOf(events, id)];
    assertEquals(rehearsed.verdict, "passed");
    assertEquals(firstDifference(deeds(recorded), deeds(rehearsed)), undefined, id);
  }
});

Deno.test("whole run: the recording is of steps in their order, on a real cluster, from nothing to the end", () => {
  const recording = shippedRecording();
  const state = begun(recording);
  const { steps, world } = state.header;
  assertEquals(world, "live");
  assert(steps.length > 0);
  assertEquals(steps, IDS.filter((id) => steps.includes(id)));
  assertEquals(steps.map((id) => tellingOf(recording, id).verdict), steps.map(() => "passed"));
  assertEquals(state.ended?.verdict, "passed");
  assertEquals(state.sessions.length, 1);
});

/** All but the prose, which may be bettered without a new recording. */
function deeds({ events }: Group): readonly Recorded[] {
  return events.filter(({ type }) => type !== "prose");
}

function begun(events: readonly Recorded[]): BegunRun {
  const state = fold(events);
  assert(state.type === "begun");
  return state;
}

function tellingOf(events: readonly Recorded[], step: string): Group {
  const telling = begun(events).steps.get(step)?.telling;
  if (telling === undefined) throw new Error(`The step ${step} is not told`);
  return telling;
}
