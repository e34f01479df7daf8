import { assertEquals, assertInstanceOf, assertStringIncludes } from "@std/assert";
import { LABEL, OWNER } from "../cluster/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import { probeOf } from "../testdata/mod.ts";
import { StepFailure } from "./recorder.ts";
import { type Body, eventsOf, tell } from "./testdata/tell.ts";

const wanted: JsonObject = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "demo", namespace: "web" },
  spec: { replicas: 3 },
};

const claim: Body = async (t) => void await t.manifest("demo.yaml", [wanted]);

/** The same object as somebody else made it. */
function found(labels: JsonObject, replicas: number): JsonObject {
  return { ...wanted, metadata: { name: "demo", namespace: "web", labels }, spec: { replicas } };
}

function telling(object: JsonObject | undefined, adopt = false) {
  const probe = probeOf({ object: () => Promise.resolve(object) });
  return tell(claim, { adopt, live: { probe } });
}

Deno.test("claim: what is absent or the runbook's own is not in the way", async () => {
  for (const object of [undefined, found({ [LABEL]: OWNER }, 1)]) {
    const told = await telling(object);
    assertEquals(told.error, undefined);
    assertEquals(eventsOf(told, "check").map(({ verdict, seen }) => ({ verdict, seen })), [
      { verdict: "yes", seen: [] },
    ]);
  }
});

Deno.test("claim: another's object is refused with its name, differences and a way on", async () => {
  const { error } = await telling(found({ [LABEL]: "somebody" }, 1));
  assertInstanceOf(error, StepFailure);
  assertStringIncludes(error.message, "Deployment demo in namespace web was there before");
  assertStringIncludes(error.message, "spec.replicas");
  assertStringIncludes(error.remedy ?? "", "--adopt");
  assertEquals(error.place?.file, "runbook/teller/claim_test.ts");
});

Deno.test("claim: another's object that is as wanted is refused, too", async () => {
  const { error } = await telling(found({}, 3));
  assertInstanceOf(error, StepFailure);
  assertStringIncludes(error.message, "is as wanted otherwise");
});

Deno.test("claim: with --adopt it is taken over, and what was seen is recorded", async () => {
  const told = await telling(found({}, 1), true);
  assertEquals(told.error, undefined);
  const [check] = eventsOf(told, "check");
  assertEquals(check?.verdict, "yes");
  assertStringIncludes(JSON.stringify(check?.seen), "Deployment demo in namespace web");
});
