import { assertEquals } from "@std/assert";
import { type Lab, startLab, waitFor } from "../lab/cluster/mod.ts";
import { kubectl } from "../cluster/everything.ts";
import { live, Runbook } from "../cluster/runbook.ts";
import { isRefused, stops } from "./stopped.ts";
import { assertTallied } from "./tally.ts";

Deno.test("faults: what the tutorial of 2022 has left is taken over or named", async (t) => {
  await using lab = await startLab();
  await using runbook = await Runbook.open(lab);
  const row = { part: "cluster", place: "cluster", tried: 1, lost: 0 } as const;

  await t.step("MetalLB 0.12, with its addresses in a ConfigMap", async () => {
    await kubectl(lab, ["create", "namespace", "metallb-system"]);
    const addresses = "--from-literal=config=address-pools: [{name: default, protocol: layer2}]";
    await kubectl(lab, ["create", "configmap", "config", "-n", "metallb-system", addresses]);
    const image = "--image=quay.io/metallb/controller:v0.12.1";
    await kubectl(lab, ["create", "deployment", "metallb-controller", image]);
    await isRefused(
      runbook,
      live(lab.settings, "loadbalancer"),
      "it runs already: Deployment metallb-controller in namespace default; " +
        "the runbook did not make Namespace metallb-system",
    );
    await kubectl(lab, ["delete", "deployment", "metallb-controller"]);
    await isRefused(runbook, ["resume"], "the runbook did not make Namespace metallb-system");
    await runbook.call(["resume", "--adopt"]);
    assertTallied("50-metallb-of-2022", {
      ...row,
      fault: "MetalLB 0.12, whose addresses are in a ConfigMap, and its namespace",
      outcome: "The run stops before its first change and names them; resume --adopt finishes",
    });
  });

  await t.step("a helm that died in the middle of installing ingress-nginx", async () => {
    await dieInstalling(lab);
    await isRefused(
      runbook,
      live(lab.settings, "ingress"),
      "there is a Helm release ingress-nginx in namespace ingress-nginx that the runbook did not",
    );
    await stops(runbook, ["resume", "--adopt"], {
      step: "ingress",
      cause:
        "Another helm is at work on the release ingress-nginx, or was cut off: it is pending-install",
      evidence: ["Deployment ingress-nginx-controller in namespace ingress-nginx"],
      within: 10,
    });
    await lab.exec(["helm", "uninstall", "ingress-nginx", "-n", "ingress-nginx"]);
    await runbook.call(["resume"]);
    assertTallied("51-dead-helm", {
      ...row,
      fault: "A release in pending-install, of another helm that was killed",
      outcome:
        "The run stops and names it, with --adopt too; resume finishes once it is uninstalled",
    });
  });

  await t.step("demo by plain kubectl create and expose", async () => {
    await kubectl(lab, ["create", "deployment", "demo", "--image=httpd:2.4.68", "--port=80"]);
    await kubectl(lab, ["expose", "deployment", "demo"]);
    await isRefused(
      runbook,
      live(lab.settings, "demo-service"),
      "Deployment demo in namespace default",
    );
    await runbook.call(["resume", "--adopt"]);
    assertTallied("52-demo-of-2022", {
      ...row,
      fault: "A demo made by kubectl create and expose",
      outcome: "The run stops before its first change and names it; resume --adopt finishes",
    });
  });

  await t.step("an Ingress of the same host in another namespace", async () => {
    await runbook.call(["undo", "--yes", "demo-service"]);
    await kubectl(lab, ["create", "namespace", "old"]);
    const rule = "--rule=demo.homelab.home.arpa/*=demo:80";
    await kubectl(lab, ["create", "ingress", "demo-localhost", "-n", "old", "--class=nginx", rule]);
    await stops(runbook, live(lab.settings, "demo-service"), {
      step: "demo-service",
      cause:
        "The host demo.homelab.home.arpa is served by another Ingress already, old/demo-localhost",
      evidence: ["Deployment demo in namespace default"],
      within: 10,
    });
    await kubectl(lab, ["delete", "namespace", "old"]);
    await runbook.call(["resume"]);
    assertTallied("53-host-taken", {
      ...row,
      fault: "An Ingress of the same host in another namespace",
      outcome: "The run stops and names the Ingress; resume finishes once it is deleted",
    });
  });
});

/** Kills helm, and all that it started, when its release is half installed. */
async function dieInstalling(lab: Lab): Promise<void> {
  const words = ["upgrade", "--install", "ingress-nginx", "ingress-nginx", "--version", "4.11.0"];
  const place = ["--repo", "http://192.168.1.2:5000/charts", "-n", "ingress-nginx"];
  const helm = lab.desk(["helm", ...words, ...place, "--create-namespace"], { stdout: "null" });
  const child = helm.spawn();
  const status = async () =>
    await kubectl(lab, [
      ...["get", "secrets", "-n", "ingress-nginx", "-l", "owner=helm,name=ingress-nginx"],
      "--output=jsonpath={.items[*].metadata.labels.status}",
    ]);
  await waitFor(async () => await status() === "pending-install" || undefined, {
    what: "the release is pending",
    timeout: 60_000,
    every: 20,
  });
  child.kill("SIGKILL");
  await child.status;
  assertEquals(await status(), "pending-install");
}
