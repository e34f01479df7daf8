import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { Recorded } from "../journal/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import { failure } from "../testdata/mod.ts";
import { startRun } from "./run.ts";
import { journalOf, stageIn, testCluster, testHome } from "./testdata/home.ts";
import { brokenStep, fileStep, type TestStep } from "./testdata/steps.ts";

const ALL = { steps: [], rehearse: false, overrides: [], adopt: false };

/** Tells one step to a cluster with these Secrets, and gives all that its commands printed. */
async function printed(
  tell: TestStep["tell"],
  secrets: readonly JsonObject[] = [],
  overrides: readonly string[] = [],
): Promise<
  { readonly output: string; readonly run: string; readonly events: readonly Recorded[] }
> {
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
  }, { ...ALL, overrides });
  assertEquals(outcome.message, undefined);
  const events = journalOf(folder);
  const outputs = events.filter((event) => event.type === "output");
  return { output: outputs.map(({ text }) => text).join(""), run: folder.path, events };
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

Deno.test("live session: no secret is written, and commands have the true text", async () => {
  const { output, events } = await printed(
    async (t) => {
      const { word } = t.config;
      t.say`The word is ${word}.`;
      t.file("word.txt", word);
      await t.run`test "$(cat word.txt)" = "$REGISTRY_PASSWORD" && echo ${word} | tr a-z A-Z`;
    },
    [],
    ["from-the-shell"],
  );
  assertEquals(output, "FROM-THE-SHELL\n");
  assert(!JSON.stringify(events).includes("from-the-shell"));
  const [file] = events.filter(({ type }) => type === "file");
  assert(file?.type === "file" && file.text === "‹masked›");
  const [header] = events;
  assert(header?.type === "run-started" && header.asked.overrides[0] === "‹masked›");
});

Deno.test("live session: a setting that a Secret holds, too, is no secret", async () => {
  const data = { host: btoa("demo.home.arpa"), password: btoa("hunter2hunter2") };
  const { output } = await printed(
    async (t) => {
      await t.run`echo ${t.config.word}; echo hunter2hunter2`.prints(
        `demo.home.arpa\n‹masked›`,
      );
    },
    [{ metadata: { name: "login" }, data }],
    ["demo.home.arpa"],
  );
  assertEquals(output, "demo.home.arpa\n‹masked›\n");
});

Deno.test("live session: no copy of the credentials outlives it", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  for (const steps of [[fileStep("one")], [brokenStep("one")]]) {
    const { folder } = await startRun(stageIn(home, steps), ALL);
    const kept = Array.from(Deno.readDirSync(folder.path), ({ name }) => name).toSorted();
    assertEquals(kept.filter((name) => name.startsWith("kubeconfig")), []);
  }
});

Deno.test("live session: Secrets that cannot be listed are spoken of, unless they are forbidden", async () => {
  for (const [code, times] of [[403, 0], [503, 1]] as const) {
    await using cluster = await testCluster("c1", {
      "/api/v1/namespaces/web/secrets": failure(code, "not now"),
    });
    await using home = await testHome(cluster);
    const warnings: string[] = [];
    const { outcome } = await startRun(
      stageIn(home, [], {
        runbook: { ...stageIn(home, []).runbook, namespaces: () => ["web"] },
        watch: () => ({
          event: () => {},
          waiting: () => {},
          warning: (message) => void warnings.push(message),
          [Symbol.dispose]: () => {},
        }),
      }),
      ALL,
    );
    assertEquals(outcome.exitCode, 0);
    assertEquals(warnings.length, times);
    if (times > 0) assertStringIncludes(warnings.join(), 'namespace "web": not now');
  }
});
