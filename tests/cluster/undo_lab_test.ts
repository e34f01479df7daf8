import { assertEquals, assertStringIncludes } from "@std/assert";
import { startLab } from "../lab/cluster/mod.ts";
import { assertAsBefore, settled } from "./everything.ts";
import { commandAtWork, each, told } from "./history.ts";
import { live, Runbook } from "./runbook.ts";

const STEPS = ["loadbalancer", "ingress", "demo-service"];

Deno.test("cluster: an undo that is interrupted goes on, and doctor is as clean as before", async (t) => {
  await using lab = await startLab();
  await using runbook = await Runbook.open(lab);
  const { home } = runbook;
  const fresh = await settled(lab);
  const doctor = () => runbook.call(["doctor", "--settings", lab.settings]);
  const clean = await doctor();
  await runbook.call(live(lab.settings, ...STEPS));

  for (const signal of ["SIGINT", "SIGKILL"] as const) {
    const release = signal === "SIGINT" ? "ingress-nginx" : "metallb";
    await t.step(`ended by ${signal} while helm uninstalls ${release}`, async () => {
      const running = runbook.start(["undo", "--yes"]);
      const uninstalling = new RegExp(`^helm uninstall ${release} `);
      await running.until("helm uninstalls", () => commandAtWork(home, uninstalling));
      running.kill(signal);
      await running.exits(signal === "SIGINT" ? 130 : 137);
    });
  }

  await t.step("the same command takes the rest back", async () => {
    await runbook.call(["undo", "--yes"]);
    assertEquals(told(home), each("undo", ["loadbalancer"]));
    await assertAsBefore(lab, fresh);
    assertEquals(await doctor(), clean);
    assertStringIncludes(await runbook.call(["undo", "--yes"], 2), "know of nothing that stands");
  });
});
