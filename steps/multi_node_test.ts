import { assertStringIncludes } from "@std/assert";
import { planStep } from "../runbook/teller/mod.ts";
import { multiNode } from "./multi_node.ts";
import { shippedSettings } from "./testdata/settings.ts";

Deno.test("multi-node: pods that have ended are not listed among the replicas", async () => {
  const planned = await planStep(multiNode, await shippedSettings());
  const list = planned.find((event) =>
    event.type === "command" && event.text.startsWith("kubectl get pods")
  );
  assertStringIncludes(
    list?.type === "command" ? list.text : "",
    "--field-selector status.phase=Running",
  );
});
