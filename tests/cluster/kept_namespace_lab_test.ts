import { assertEquals, assertStringIncludes } from "@std/assert";
import { startLab } from "../lab/cluster/mod.ts";
import { kubectl } from "./everything.ts";
import { each, told } from "./history.ts";
import { live, Runbook } from "./runbook.ts";

const NAMESPACE = "metallb-system";
const THERE = ["get", "namespace", NAMESPACE, "--ignore-not-found", "--output=name"];

/** A pool as a user adds one for services of their own. */
const POOL = JSON.stringify({
  apiVersion: "metallb.io/v1beta1",
  kind: "IPAddressPool",
  metadata: { name: "office", namespace: NAMESPACE },
  spec: { addresses: ["192.168.1.200/32"] },
});

Deno.test("cluster: undo loses nothing that others keep with MetalLB or in its namespace", async (t) => {
  await using lab = await startLab();
  await using runbook = await Runbook.open(lab);
  const { home } = runbook;
  await runbook.call(live(lab.settings, "loadbalancer"));

  await t.step("a pool of others stops it before anything is taken back", async () => {
    assertEquals((await lab.exec(["sh", "-c", `echo '${POOL}' | kubectl apply -f -`])).code, 0);
    const printed = await runbook.call(["undo", "--yes"], 1);
    assertStringIncludes(printed, `IPAddressPool office in namespace ${NAMESPACE}`);
    await kubectl(lab, ["get", "ipaddresspool.metallb.io/homelab", "--namespace", NAMESPACE]);
    assertEquals(told(home), each("undo", ["loadbalancer"], "failed"));
  });

  await t.step("a pod of others stays, and so does the namespace", async () => {
    const where = ["--namespace", NAMESPACE];
    await kubectl(lab, ["delete", "ipaddresspool.metallb.io/office", ...where]);
    await kubectl(lab, ["run", "theirs", "--image=docker.io/library/nginx:1.30.5", ...where]);
    const printed = await runbook.call(["undo", "--yes"]);
    assertStringIncludes(printed, `The namespace ${NAMESPACE} stays`);
    const [, end = ""] = printed.split("\nWhat stays:\n");
    assertStringIncludes(end, `The namespace ${NAMESPACE} stays`);
    assertStringIncludes(end, "Pod theirs");
    await kubectl(lab, ["get", "pod/theirs", ...where]);
    await kubectl(lab, ["delete", "pod/theirs", "--grace-period=1", ...where]);
  });

  await t.step("after the next run nothing of others is left in it, and it goes", async () => {
    await runbook.call(live(lab.settings, "loadbalancer"));
    await runbook.call(["undo", "--yes"]);
    assertEquals((await kubectl(lab, THERE)).trim(), "");
  });
});
