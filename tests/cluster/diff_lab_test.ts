import { assertEquals, assertStringIncludes } from "@std/assert";
import { startLab } from "../lab/cluster/mod.ts";
import { assertAsBefore, settled } from "./everything.ts";
import { live, Runbook } from "./runbook.ts";

Deno.test("cluster: diff foretells what a run changes, and changes nothing itself", async (t) => {
  await using lab = await startLab();
  await using runbook = await Runbook.open(lab);
  const diff = (exits: number, ...words: readonly string[]) =>
    runbook.call(["diff", "--settings", lab.settings, ...words], exits);

  await t.step("on a fresh cluster everything is new", async () => {
    const fresh = await settled(lab);
    const printed = await diff(1);
    assertStringIncludes(printed, "≠ loadbalancer: kubectl apply -f metallb-namespace.yaml");
    assertStringIncludes(printed, "the release would be installed: metallb 0.16.2");
    assertStringIncludes(printed, "+kind: Deployment");
    assertEquals([...Deno.readDirSync(runbook.home)], []);
    await assertAsBefore(lab, fresh);
  });

  await runbook.call(live(lab.settings));
  const told = await settled(lab);

  await t.step(
    "after a run there is no difference, whatever other services have rules",
    async () => {
      assertStringIncludes(await diff(0), "A run would change nothing that can be foreseen.");
    },
  );

  await t.step("other settings show where they would be felt", async () => {
    const replicas = await diff(1, "multi-node", "--set", "echo.replicas=2");
    assertStringIncludes(replicas, "-  replicas: 3\n    +  replicas: 2");
    const version = await diff(1, "loadbalancer", "--set", "charts.metallb.version=0.16.3");
    assertStringIncludes(version, 'version: "0.16.3", is "0.16.2"');
    const { changes } = JSON.parse(
      await diff(1, "ingress", "--set", "address=192.168.1.253", "--json"),
    );
    assertEquals(
      changes.filter(({ verdict }: { readonly verdict: string }) => verdict === "differs").length,
      1,
    );
  });

  await t.step("nothing was changed by any of it", async () => {
    await assertAsBefore(lab, told);
  });
});
