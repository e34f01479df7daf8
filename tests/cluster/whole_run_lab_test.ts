import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { runbook as homelab } from "../../steps/mod.ts";
import { startLab } from "../lab/cluster/mod.ts";
import { assertAsBefore, everything, kubectl, settled } from "./everything.ts";
import { each, newest, told } from "./history.ts";
import { live, Runbook } from "./runbook.ts";
import { outcomes } from "./transcript.ts";

const STEPS = homelab.steps.map(({ id }) => id);

for (const helm of [4, 3] as const) {
  Deno.test(`cluster: with helm ${helm} all is built, left alone the second time, taken back`, async (t) => {
    await using lab = await startLab();
    await using runbook = await Runbook.open(lab, { helm });
    const empty = await settled(lab);

    await t.step("all steps pass", async () => {
      await runbook.call(live(lab.settings));
      assertEquals(told(runbook.home), each("tell", STEPS));
      assertEquals(await outcomes(runbook.home), STEPS.map(() => "passed"));
      assertMatch(newest(runbook.home).header.tools.helm ?? "", new RegExp(`^v${helm}\\.`));
    });

    const complete = await everything(lab);
    await t.step("the second time all pass and nothing changes but helm's count", async () => {
      await runbook.call(live(lab.settings));
      assertEquals(told(runbook.home), each("tell", STEPS));
      await assertAsBefore(lab, complete, /^Secret [\w-]+\/sh\.helm\.release\./);
    });

    await t.step("verify finds all of it true, and touches nothing", async () => {
      await runbook.call(["verify"]);
      assertEquals(told(runbook.home), each("verify", STEPS));
      await assertAsBefore(lab, complete, /^Secret [\w-]+\/sh\.helm\.release\./);
    });

    await t.step("verify names what is lost, and looks at the rest all the same", async () => {
      await kubectl(lab, ["delete", "service", "demo"]);
      assertStringIncludes(await runbook.call(["verify"], 1), "deno task run");
      assertEquals(
        told(runbook.home),
        STEPS.map((step) => `verify ${step}: ${step === "demo-service" ? "failed" : "passed"}`),
      );
    });

    await t.step("undo leaves the cluster as it was before", async () => {
      await runbook.call(["undo", "--yes"]);
      assertEquals(told(runbook.home), each("undo", STEPS.toReversed()));
      await assertAsBefore(lab, empty);
    });
  });
}
