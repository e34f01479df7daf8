import { assertEquals, assertRejects } from "@std/assert";
import type { Probe } from "../cluster/mod.ts";
import { EnvironmentError } from "../errors/mod.ts";
import type { Gate } from "../step/mod.ts";
import { failure } from "../testdata/mod.ts";
import { examine } from "./examine.ts";
import { callsIn, stageIn, testCluster, testHome } from "./testdata/home.ts";
import { fileStep, missing, need, type TestStep } from "./testdata/steps.ts";

const ALL = { steps: [], overrides: [] };

/** What is found in a cluster, in a few words each, and how often the API server was asked. */
async function found(steps: readonly TestStep[], chosen: readonly string[] = []) {
  await using cluster = await testCluster("c1", {
    "/api/v1/namespaces/kept": failure(403, "namespaces is forbidden"),
  });
  await using home = await testHome(cluster);
  const { findings, target } = await examine(stageIn(home, steps), { ...ALL, steps: chosen });
  assertEquals(target.identity, "c1");
  assertEquals([...Deno.readDirSync(home.path)].map(({ name }) => name).sort(), [
    "kubeconfig",
    "traces",
  ]);
  assertEquals(callsIn(home), []);
  return findings.map(({ step, id, verdict, message }) => [step, id, verdict, message]);
}

Deno.test("examine: all that the steps need is looked at, whether it gates or not", async () => {
  const steps = [
    fileStep("one", { needs: [need("a", true, missing), need("b", false)] }),
    fileStep("two", { needs: [need("c", "unless adopted", missing)] }),
    fileStep("three"),
  ];
  assertEquals(await found(steps), [
    ["one", "a", "no", "it is missing"],
    ["one", "b", "yes", undefined],
    ["two", "c", "no", "it is missing"],
  ]);
  assertEquals(await found(steps, ["2"]), [["two", "c", "no", "it is missing"]]);
});

Deno.test("examine: what several steps need is looked at once", async () => {
  let looks = 0;
  const shared = { ...need("shared", true), look: () => Promise.resolve(++looks) };
  const steps = [fileStep("one", { needs: [shared] }), fileStep("two", { needs: [shared] })];
  assertEquals(await found(steps), [["one", "shared", "yes", undefined]]);
  assertEquals(looks, 1);
});

Deno.test("examine: looks go side by side, so that none waits for another", async () => {
  const first = Promise.withResolvers<number>();
  const needs = [
    { ...need("a", true), look: () => first.promise },
    { ...need("b", true), look: () => Promise.resolve(1).finally(() => first.resolve(1)) },
  ];
  assertEquals(await found([fileStep("one", { needs })]), [
    ["one", "a", "yes", undefined],
    ["one", "b", "yes", undefined],
  ]);
});

Deno.test("examine: what the user may not see stops a run only where the run would look", async () => {
  const hidden = (id: string, gates: Gate) => ({
    ...need(id, gates),
    look: async ({ core }: Probe) => {
      await core.readNamespace({ name: "kept" });
      return 1;
    },
  });
  const needs = [hidden("a", true), hidden("b", "unless adopted"), hidden("c", false)];
  assertEquals(await found([fileStep("one", { needs })]), [
    ["one", "a", "no", "namespaces is forbidden"],
    ["one", "b", "no", "namespaces is forbidden"],
    ["one", "c", "unknown", "namespaces is forbidden"],
  ]);
});

Deno.test("examine: without a cluster there is nothing to look at", async () => {
  await using home = await testHome();
  await assertRejects(
    () => examine(stageIn(home, []), ALL),
    EnvironmentError,
    "none is configured",
  );
});

Deno.test("examine: programs that are missing are named, and the rest is looked at", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  const stage = stageIn(home, [fileStep("one", { needs: [need("a", true)] })]);
  const tools = [{ name: "no-such-tool", version: ["no-such-tool", "--version"] }];
  const { missing, findings } = await examine(
    { ...stage, runbook: { ...stage.runbook, tools } },
    ALL,
  );
  assertEquals(missing, ["no-such-tool"]);
  assertEquals(findings.map(({ verdict }) => verdict), ["yes"]);
});
