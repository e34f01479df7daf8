import { assert, assertEquals, AssertionError, assertRejects } from "@std/assert";
import { parse } from "@std/yaml";
import { type Holder, LABEL, OWNER } from "../../runbook/mod.ts";
import { planStep } from "../../runbook/teller/mod.ts";
import type { Settings } from "../settings.ts";
import { type Answers, clusterWith } from "../testdata/cluster.ts";
import { shippedSettings } from "../testdata/settings.ts";
import { furtherStep } from "./further_step.ts";

const SETTINGS = await shippedSettings(
  "address=192.168.7.8",
  "domain=lan.example",
  "namespaces.apps=web",
);
const ENTRIES = { address: "192.168.7.8", domain: "lan.example" };
const PATH = "/api/v1/namespaces/web/configmaps/further-step";

Deno.test("further-step: shows its manifest, applies it, and looks whether it counts", async () => {
  const planned = await planStep(furtherStep, SETTINGS);
  assertEquals(planned.map((told) => told.type === "command" ? told.text : told.type), [
    "file",
    "check",
    "kubectl apply -f further-step.yaml",
    "check",
  ]);
});

Deno.test("further-step: its manifest says what the settings say, and bears the label", async () => {
  const [manifest] = await planStep(furtherStep, SETTINGS);
  assert(manifest?.type === "file");
  assertEquals(parse(manifest.text), {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: {
      name: "further-step",
      namespace: "web",
      labels: { [LABEL]: OWNER },
    },
    data: ENTRIES,
  });
});

Deno.test("further-step: holds while the cluster has it as it was told", async () => {
  await holdsWhere({ [PATH]: { data: ENTRIES } });
});

Deno.test("further-step: does not hold where it was changed or is gone", async () => {
  const changed = { [PATH]: { data: { ...ENTRIES, domain: "other.example" } } };
  await assertRejects(() => holdsWhere(changed), AssertionError, "other.example");
  await assertRejects(() => holdsWhere({}), AssertionError, "null");
});

Deno.test("further-step: takes back what it made, where it is still there", async () => {
  const planned = await planStep(furtherStep, SETTINGS, "undo");
  const commands = planned.flatMap((told) => told.type === "each" ? told.body : [told])
    .flatMap((told) => told.type === "command" ? told.text : []);
  assertEquals(commands, ["kubectl delete configmap/further-step --namespace web"]);
});

/** Has the step look at a cluster that answers so, once. */
async function holdsWhere(answers: Answers): Promise<void> {
  await using cluster = await clusterWith(answers);
  const holder: Holder<Settings> = {
    config: SETTINGS,
    check: async (_label, look, judge) => judge(await look(cluster.probe)),
  };
  await furtherStep.holds?.(holder);
}
