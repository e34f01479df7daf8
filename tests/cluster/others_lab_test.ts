import { assertEquals, assertStringIncludes } from "@std/assert";
import { startLab, takeDown } from "../lab/cluster/mod.ts";
import { assertAsBefore, kubectl, settled } from "./everything.ts";
import { commandAtWork, each, events, told } from "./history.ts";
import { live, Runbook } from "./runbook.ts";

const FIRST_TWO = ["loadbalancer", "ingress"];
const LAST_THREE = ["demo-service", "multi-node", "sidetrack-hostname"];

/** Where the lab's charts are. */
const CHARTS = "http://192.168.1.2:5000/charts";

Deno.test("cluster: what others made, and another cluster, are left as they were", async (t) => {
  await using lab = await startLab();
  await using runbook = await Runbook.open(lab);
  const { home } = runbook;

  await t.step(
    "a deployment of the same name stops the run before anything is changed",
    async () => {
      await kubectl(lab, ["create", "deployment", "demo", "--image=httpd"]);
      await kubectl(lab, ["rollout", "status", "deployment/demo", "--timeout=60s"]);
      const before = await settled(lab);
      const printed = await runbook.call(live(lab.settings), 4);
      assertStringIncludes(
        printed,
        "the runbook did not make Deployment demo in namespace default",
      );
      assertStringIncludes(printed, "--adopt");
      assertEquals(told(home), []);
      await assertAsBefore(lab, before);
    },
  );

  await t.step("if that check is skipped, it stops its step and is not touched", async () => {
    const look = ["get", "deployment/demo", "--output=json", "--show-managed-fields"];
    const before = await kubectl(lab, look);

    const printed = await runbook.call(live(lab.settings, "--skip-checks", "demo"), 1);
    assertStringIncludes(printed, "Deployment demo in namespace default was there before");
    assertStringIncludes(printed, "spec.template.spec.containers[httpd].image");
    assertStringIncludes(printed, "--adopt");
    assertEquals(told(home), [
      ...each("tell", FIRST_TWO),
      ...each("tell", ["demo-service"], "failed"),
    ]);
    assertEquals(await kubectl(lab, look), before);
  });

  await t.step("with --adopt it is taken over, and the run goes on", async () => {
    await runbook.call(["resume", "--adopt"]);
    assertEquals(told(home), [...each("verify", FIRST_TWO), ...each("tell", LAST_THREE)]);
    const images = "--output=jsonpath={.spec.template.spec.containers[*].image}";
    assertEquals(
      await kubectl(lab, ["get", "deployment/demo", images]),
      "docker.io/library/httpd:2.4.68",
    );
  });

  await t.step("a run is left unfinished", async () => {
    const running = runbook.start(live(lab.settings, "demo-service"));
    await running.until("a command runs", () => commandAtWork(home, /^kubectl /));
    running.kill("SIGINT");
    await running.exits(130);
  });

  await takeDown();
  await using other = await startLab();
  const there = runbook.on(other);
  const fresh = await settled(other);

  await t.step("another cluster under the same context name is refused", async () => {
    const before = events(home);
    assertStringIncludes(await there.call(["resume"], 4), "leads to another cluster");
    assertStringIncludes(await there.call(["undo", "--yes"], 4), "another cluster");
    assertEquals(events(home), before);
    await assertAsBefore(other, fresh);
  });

  await t.step("a MetalLB that others installed is refused, not doubled", async () => {
    const chart = ["metallb", "--repo", CHARTS, "--version", "0.16.2"];
    const plain = ["--set", "frrk8s.enabled=false,speaker.frr.enabled=false", "--wait"];
    const place = ["--namespace", "network", "--create-namespace"];
    assertEquals(
      (await other.exec(["helm", "install", "lb", ...chart, ...plain, ...place])).code,
      0,
    );
    const before = await settled(other);
    assertStringIncludes(
      await there.call(live(other.settings), 4),
      "it runs already: Deployment lb-metallb-controller in namespace network",
    );
    assertStringIncludes(
      await there.call(live(other.settings, "--adopt"), 1),
      "MetalLB runs already: Deployment lb-metallb-controller in namespace network",
    );
    assertEquals(told(home), each("tell", ["loadbalancer"], "failed"));
    await assertAsBefore(other, before);
  });
});
