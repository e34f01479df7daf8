import { assertEquals, assertStringIncludes } from "@std/assert";
import type { Check, Recorded } from "../../runbook/journal/mod.ts";
import { demoService } from "./demo_service.ts";
import { ingress } from "./ingress.ts";
import { loadbalancer } from "./loadbalancer.ts";
import { multiNode } from "./multi_node.ts";
import { checksOf, type Refusal, refused, wronged } from "./refusal.ts";
import { rehearse, shippedRecording } from "./rehearse.ts";
import { sidetrackHostname } from "./sidetrack_hostname.ts";

const REFUSALS = [
  ...loadbalancer,
  ...ingress,
  ...demoService,
  ...multiNode,
  ...sidetrackHostname,
];

const RECORDING = shippedRecording();

for (const refusal of REFUSALS) {
  Deno.test(`${refusal.step}: ${refusal.story}`, async () => {
    const { label, phase } = refused(RECORDING, refusal);
    const no = await refusalOf(refusal);
    assertEquals({ label: no.label, phase: no.phase }, { label, phase });
    assertStringIncludes(no.message ?? "", refusal.says);
  });
}

const COMMANDS = checksOf(RECORDING).filter(({ check }) => check.command !== undefined);

for (const { step, check: { label } } of COMMANDS) {
  const [line = ""] = label.split(" \\\n");
  Deno.test(`${step}: exit code 3 of ${line}`, async () => {
    const no = await refusalOf({ story: "", step, at: label, says: "", ends: 3 });
    assertEquals(no.label, label);
    assertEquals(no.message, "it ended with exit code 3, expected 0");
  });
}

Deno.test("refusals: there is one for each command and each check of the recording", () => {
  const forgotten = checksOf(RECORDING).filter(({ step, check: { phase, label, command } }) =>
    !REFUSALS.some((refusal) =>
      refusal.step === step && (refusal.phase ?? "tell") === phase &&
      label.startsWith(refusal.at) &&
      (command === undefined ? refusal.sees : refusal.prints ?? refusal.ends) !== undefined
    )
  );
  assertEquals(forgotten.map(({ step, check: { label } }) => `${step}: ${label}`), []);
});

/** What the recording has of one step: each story is that much quicker. */
function recordingOf(step: string): readonly Recorded[] {
  let at: string | undefined;
  return RECORDING.filter((event) => {
    if (event.type === "step-started") at = event.step;
    if (event.type === "run-ended") at = undefined;
    return at === undefined || at === step;
  });
}

/** Rehearses the story; there must be exactly one check that says no, and it must end the run. */
async function refusalOf(refusal: Refusal): Promise<Recorded<Check>> {
  const ofStep = recordingOf(refusal.step);
  const { events, outcome } = await rehearse(wronged(ofStep, refusal), [refusal.step]);
  const refusing = checksOf(events).filter(({ check }) => check.verdict !== "yes");
  assertEquals(refusing.map(({ check }) => check.verdict), ["no"]);
  assertEquals(outcome.verdict, "failed");
  const [{ check } = { check: undefined }] = refusing;
  if (check === undefined) throw new Error("No check says no");
  return check;
}
