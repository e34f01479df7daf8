import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { listRuns } from "../../runbook/journal/mod.ts";
import { type Lab, startLab } from "../lab/cluster/mod.ts";
import { kubectl } from "./everything.ts";
import { each, events, lastSession, told } from "./history.ts";
import { live, Runbook } from "./runbook.ts";
import { outcomes, transcripts } from "./transcript.ts";

const FIRST_TWO = ["loadbalancer", "ingress"];
const FIRST_THREE = [...FIRST_TWO, "demo-service"];
const LAST_TWO = ["multi-node", "sidetrack-hostname"];

const HOSTS = ["demo.homelab.home.arpa", "echoserver.homelab.home.arpa"];
const MISSING = "docker.io/library/nginx:0.0.0-missing";

/** The hosts that the shared Ingress has rules for. */
async function hosts(lab: Lab): Promise<readonly string[]> {
  const path = "jsonpath={.spec.rules[*].host}";
  return (await kubectl(lab, ["get", "ingress", "demo-localhost", "--output", path])).split(" ");
}

Deno.test("cluster: a step that failed is mended, and the run goes on from there", async (t) => {
  await using lab = await startLab();
  await using runbook = await Runbook.open(lab);
  const { home } = runbook;
  const settings = await runbook.settings(`images: { echo: "${MISSING}" }`);

  await t.step("an image that cannot be pulled is named within a minute", async () => {
    const printed = await runbook.call(live(settings), 1);
    const cause = `The image ${MISSING} cannot be pulled: its registry does not have it`;
    assertStringIncludes(printed.replaceAll(/\s+/g, " "), cause);
    assertStringIncludes(printed, "deno task resume");
    assertEquals(told(home), [
      ...each("tell", FIRST_THREE),
      ...each("tell", ["multi-node"], "failed"),
    ]);
    const end = lastSession(home).findLast(({ type }) => type === "step-ended");
    assert(end?.type === "step-ended" && end.duration < 60_000);
  });

  await t.step("while the API server is away resume tells nothing and loses nothing", async () => {
    const before = events(home);
    await lab.apiServer.stop();
    const printed = await runbook.call(["resume"], 4);
    assertStringIncludes(printed, "Cannot reach the cluster at https://192.168.1.11:6443");
    assertEquals(events(home), before);
    await lab.apiServer.start();
  });

  await t.step("a service deleted meanwhile is noticed and its step told again", async () => {
    await kubectl(lab, ["delete", "deployment/demo", "service/demo"]);
    await runbook.call(["resume"], 1);
    assertEquals(told(home), [
      ...each("verify", FIRST_TWO),
      ...each("verify", ["demo-service"], "failed"),
      ...each("tell", ["demo-service"]),
      ...each("tell", ["multi-node"], "failed"),
    ]);
  });

  await t.step("with the image mended only the steps from there are told", async () => {
    await runbook.settings("");
    await runbook.call(["resume"]);
    assertEquals(told(home), [...each("verify", FIRST_THREE), ...each("tell", LAST_TWO)]);
    assertEquals(await hosts(lab), HOSTS);
  });

  await t.step("it is one run, in the journal and in the transcript", async () => {
    assertEquals(transcripts(home), listRuns(home).map(({ id }) => id));
    assertEquals(transcripts(home).length, 1);
    assertEquals(await outcomes(home), Array(5).fill("passed"));
  });

  await t.step("a step told again by itself takes nothing from another", async () => {
    await runbook.call(live(settings, "demo-service"));
    assertEquals(told(home), [...each("verify", FIRST_TWO), ...each("tell", ["demo-service"])]);
    assertEquals(await hosts(lab), HOSTS);
  });

  await t.step("of a run that is finished there is nothing to resume", async () => {
    assertStringIncludes(await runbook.call(["resume"], 2), "Cannot resume");
  });
});
