import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { JsonObject } from "../json/mod.ts";
import { startRun } from "./run.ts";
import { journalOf, stageIn, testCluster, testHome } from "./testdata/home.ts";
import { fileStep, type TestStep } from "./testdata/steps.ts";

const ALL = { steps: [], rehearse: false, overrides: [], adopt: false };

/** Tells one step to a cluster with these Secrets, and gives all that its commands printed. */
async function printed(
  tell: TestStep["tell"],
  secrets: readonly JsonObject[] = [],
): Promise<{ readonly output: string; readonly run: string }> {
  await using cluster = await testCluster("c1", {
    "/api/v1/namespaces/web/secrets": {
      kind: "SecretList",
      apiVersion: "v1",
      items: secrets,
    },
  });
  await using home = await testHome(cluster);
  const stage = stageIn(home, [fileStep("one", { tell, holds: () => Promise.resolve() })]);
  const { folder, outcome } = await startRun({
    ...stage,
    env: { ...stage.env, REGISTRY_PASSWORD: "from-the-shell", HELM_NAMESPACE: "elsewhere" },
    runbook: {
      ...stage.runbook,
      namespaces: () => ["web"],
      secrets: () => ["REGISTRY_PASSWORD", "NOT_SET"],
      direct: () => ["192.168.1.254"],
    },
  }, ALL);
  assertEquals(outcome.message, undefined);
  const outputs = journalOf(folder).filter((event) => event.type === "output");
  return { output: outputs.map(({ text }) => text).join(""), run: folder.path };
}

Deno.test("live session: secrets of the cluster, the kubeconfig and the shell are masked", async () => {
  const data = { password: btoa("from-the-cluster"), "ca.crt": btoa("no-secret-at-all") };
  const { output } = await printed(async (t) => {
    await t.run`echo "$REGISTRY_PASSWORD"; echo from-the-""cluster; echo no-secret-""at-all`;
    await t.run`grep -o '"token": ".*"' "$KUBECONFIG"`;
  }, [{ metadata: { name: "login" }, data }]);
  assertEquals(output, '‹masked›\n‹masked›\nno-secret-at-all\n"token": "‹masked›"\n');
});

Deno.test("live session: commands have the run's own kubeconfig, for its owner only", async () => {
  const { output, run } = await printed(async (t) => {
    await t.run`echo "$KUBECONFIG"; ls -l "$KUBECONFIG" | cut -c 1-10; pwd`;
  });
  assertEquals(output, `${run}/kubeconfig\n-rw-------\n${run}/files\n`);
});

Deno.test("live session: what the shell brings along changes nothing", async () => {
  const { output } = await printed(async (t) => {
    await t.run`echo "[\${HELM_NAMESPACE-}]" "$no_proxy"`;
  });
  assertStringIncludes(output, "[] ");
  assert(output.includes("192.168.1.254"), output);
});
