import { assert, assertEquals } from "@std/assert";
import { planStep } from "../runbook/teller/mod.ts";
import { ingress } from "./ingress.ts";
import { loadbalancer } from "./loadbalancer.ts";
import { shippedSettings } from "./testdata/settings.ts";

const SETTINGS = await shippedSettings();

for (const step of [loadbalancer, ingress]) {
  Deno.test(`order: ${step.id} looks for what others have installed before it changes anything`, async () => {
    const [first] = await planStep(step, SETTINGS);
    assert(first?.type === "check", `first comes ${JSON.stringify(first)}`);
    assert(first.label.endsWith("is not in this cluster by other means"), first.label);
  });

  Deno.test(`order: ${step.id} is taken back with its namespace last, after a look into it`, async () => {
    const planned = await planStep(step, SETTINGS, "undo");
    assertEquals(planned.slice(-3).map((event) => "name" in event ? event.name : event.type), [
      `what others keep in the namespace ${
        step === loadbalancer ? SETTINGS.namespaces.metallb : SETTINGS.namespaces.ingress
      }`,
      "others",
      "namespace",
    ]);
  });
}

Deno.test("order: loadbalancer looks for others' pools before it takes anything back", async () => {
  const [first] = await planStep(loadbalancer, SETTINGS, "undo");
  assertEquals(first, {
    type: "check",
    label: "nothing that others have configured goes with MetalLB",
  });
});
