import { assert, assertEquals } from "@std/assert";
import type { ProcessStarted } from "../../runbook/journal/mod.ts";
import { isAlive } from "../../runbook/process/mod.ts";
import { runbook as homelab } from "../../steps/mod.ts";
import { type Lab, startLab } from "../lab/cluster/mod.ts";
import { kubectl } from "./everything.ts";
import { commandAtWork, each, newest, told } from "./history.ts";
import { live, Runbook } from "./runbook.ts";
import type { Running } from "./running.ts";

const [FIRST = "", ...REST] = homelab.steps.map(({ id }) => id);

/** Waits until helm works on a release, as the release itself says in the cluster. */
async function helmAtWork(
  lab: Lab,
  home: string,
  running: Running,
  release: string,
): Promise<ProcessStarted> {
  const helm = await running.until(
    `helm installs ${release}`,
    () => commandAtWork(home, new RegExp(`^helm upgrade --install ${release} `)),
  );
  await running.until(
    `${release} is pending`,
    async () => (await releases(lab, release)).find((status) => status.startsWith("pending")),
  );
  return helm;
}

/** Starts `resume`; returns when it has taken up the run. */
async function resumed(runbook: Runbook): Promise<Running> {
  const { sessions } = newest(runbook.home);
  const running = runbook.start(["resume"]);
  const more = () => newest(runbook.home).sessions.length > sessions.length || undefined;
  await running.until("the run goes on", more);
  return running;
}

/** The states of a release's revisions. */
async function releases(lab: Lab, release: string): Promise<readonly string[]> {
  const selector = `--selector=owner=helm,name=${release}`;
  const path = "--output=jsonpath={.items[*].metadata.labels.status}";
  return (await kubectl(lab, ["get", "secrets", "-A", selector, path])).split(" ").filter(Boolean);
}

Deno.test("cluster: interrupted and killed in the middle of helm, a run goes on", async (t) => {
  await using lab = await startLab();
  await using runbook = await Runbook.open(lab);
  const { home } = runbook;

  await t.step("Ctrl-C ends helm and closes the journal", async () => {
    const running = runbook.start(live(lab.settings));
    const helm = await running.until("helm runs", () => commandAtWork(home, /^helm upgrade /));
    running.kill("SIGINT");
    await running.exits(130);
    assert(!await isAlive(helm), "helm is still at work");
    assertEquals(told(home), each("tell", [FIRST], "interrupted"));
    assertEquals(newest(home).ended?.verdict, "interrupted");
  });

  await t.step("killed with its helm, it leaves a release that is half installed", async () => {
    const running = await resumed(runbook);
    const helm = await helmAtWork(lab, home, running, "ingress-nginx");
    running.kill("SIGKILL");
    await new Deno.Command("kill", { args: ["-KILL", "--", `-${helm.group}`] }).output();
    await running.exits(137);
    assertEquals(newest(home).ended, undefined);
    assertEquals(await releases(lab, "ingress-nginx"), ["pending-install"]);
  });

  let survivor: ProcessStarted | undefined;
  await t.step("killed alone, it leaves a helm that works on", async () => {
    const running = await resumed(runbook);
    survivor = await helmAtWork(lab, home, running, "ingress-nginx");
    running.kill("SIGKILL");
    await running.exits(137);
    assert(await isAlive(survivor), "helm has ended with the runbook");
  });

  await t.step("resume waits for that helm before it begins one, and finishes", async () => {
    const running = await resumed(runbook);
    assert(survivor !== undefined && !await isAlive(survivor), "two helms are at work");
    assert((await releases(lab, "ingress-nginx")).includes("deployed"), "it did not finish");
    await running.exits(0);
    assertEquals(told(home), [...each("verify", [FIRST]), ...each("tell", REST)]);
    assertEquals((await releases(lab, "ingress-nginx")).at(-1), "deployed");
  });
});
