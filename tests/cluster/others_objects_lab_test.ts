import { assertEquals, assertStringIncludes } from "@std/assert";
import { startLab } from "../lab/cluster/mod.ts";
import { assertAsBefore, kubectl, settled } from "./everything.ts";
import { live, Runbook } from "./runbook.ts";

const HOSTS = ["demo.homelab.home.arpa", "echoserver.homelab.home.arpa"];

Deno.test("cluster: an Ingress and an echo service of the tutorial's commands are not touched unasked", async (t) => {
  await using lab = await startLab();
  await using runbook = await Runbook.open(lab);
  const rules = HOSTS.map((host) => `--rule=${host}/*=mine:80`);
  await kubectl(lab, ["create", "ingress", "demo-localhost", "--class=nginx", ...rules]);
  const image = "--image=registry.k8s.io/echoserver:1.3";
  await kubectl(lab, ["create", "deployment", "echoserver", image]);
  const before = await settled(lab);

  await t.step("all of it is named before anything is changed", async () => {
    const printed = await runbook.call(live(lab.settings), 4);
    assertStringIncludes(printed, "did not make Ingress demo-localhost in namespace default");
    assertStringIncludes(printed, "did not make Deployment echoserver in namespace default");
    await assertAsBefore(lab, before);
  });

  await t.step(
    "unlooked at, the Ingress stops its step, the echo service the sidetrack",
    async () => {
      assertStringIncludes(
        await runbook.call(live(lab.settings, "--skip-checks", "shared-ingress,echoserver"), 1),
        "Ingress demo-localhost in namespace default was there before",
      );
      assertStringIncludes(
        await runbook.call(live(lab.settings, "sidetrack-hostname"), 4),
        "Cannot tell sidetrack-hostname yet: what multi-node leaves behind is not there",
      );
    },
  );

  await t.step(
    "undo takes back all that was made before, and leaves them as they were",
    async () => {
      await runbook.call(["undo", "--yes"]);
      await assertAsBefore(lab, before);
    },
  );

  await t.step("with --adopt the echo service keeps its one container", async () => {
    await runbook.call(live(lab.settings, "--adopt"));
    const names = "--output=jsonpath={.spec.template.spec.containers[*].name}";
    assertEquals(await kubectl(lab, ["get", "deployment/echoserver", names]), "echoserver");
  });
});
