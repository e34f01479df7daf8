import { assertEquals } from "@std/assert";
import { LABEL, OWNER } from "../runbook/mod.ts";
import { echoIsOurs } from "./echo_looks.ts";
import { type Answers, clusterWith, kinds } from "./testdata/cluster.ts";
import { shippedSettings } from "./testdata/settings.ts";

const PATH = "/apis/apps/v1/namespaces/default/deployments/echoserver";

Deno.test("echo: another's deployment of its name is not the runbook's, nor is none at all", async () => {
  assertEquals(await isOursIn({ [PATH]: { metadata: { labels: { [LABEL]: OWNER } } } }), true);
  assertEquals(await isOursIn({ [PATH]: { metadata: { labels: { app: "echoserver" } } } }), false);
  assertEquals(await isOursIn({}), false);
});

async function isOursIn(answers: Answers): Promise<boolean> {
  const settings = await shippedSettings();
  const apps = kinds("apps/v1", { deployments: "Deployment" });
  await using cluster = await clusterWith({ ...apps, ...answers });
  return await echoIsOurs(cluster.probe, settings);
}
