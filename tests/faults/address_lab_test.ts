import { startLab } from "../lab/cluster/mod.ts";
import { kubectl } from "../cluster/everything.ts";
import { live, Runbook } from "../cluster/runbook.ts";
import { isRefused, stops } from "./stopped.ts";
import { assertTallied } from "./tally.ts";

/** Of no network that the lab has. */
const FAR = "10.20.30.40";
const GREEDY = ["create", "service", "loadbalancer", "greedy", "--tcp=80"];

Deno.test("faults: an address that cannot be had stops the run with who is in the way", async (t) => {
  await using lab = await startLab();
  await using runbook = await Runbook.open(lab);
  const row = { part: "cluster", place: "cluster", tried: 1, lost: 0 } as const;

  await t.step("a Service that waits already would take the only address", async () => {
    await kubectl(lab, GREEDY);
    await isRefused(
      runbook,
      live(lab.settings, "loadbalancer"),
      "default/greedy would take 192.168.1.254 first of the pool [192.168.1.254/32]",
    );
    await kubectl(lab, ["delete", "service", "greedy"]);
    await runbook.call(["resume"]);
    assertTallied("42-address-wanted", {
      ...row,
      fault: "Another Service waits for the only address",
      outcome: "The run stops before its first change and names the Service; resume finishes",
    });
  });

  await t.step("a Service has taken the only address", async () => {
    await kubectl(lab, GREEDY);
    await stops(runbook, live(lab.settings, "ingress"), {
      step: "ingress",
      cause: "The address 192.168.1.254 is taken by another Service, default/greedy",
      evidence: ["Service ingress-nginx-controller in namespace ingress-nginx", "AllocationFailed"],
      within: 20,
    });
    await kubectl(lab, ["delete", "service", "greedy"]);
    await runbook.call(["resume"]);
    assertTallied("43-address-taken", {
      ...row,
      fault: "The pool is exhausted: another Service has its only address",
      outcome: "The run stops in seconds and names the Service; resume finishes",
    });
  });

  await t.step("an address that is outside the nodes' network", async () => {
    const far = ["--set", `address=${FAR}`, "--set", "timeouts.address=5s"];
    await stops(runbook, [...live(lab.settings, "loadbalancer", "ingress"), ...far], {
      step: "ingress",
      cause: `The address ${FAR} is outside the nodes' network, 192.168.1.0/24`,
      evidence: ["Service ingress-nginx-controller in namespace ingress-nginx", FAR],
      within: 20,
    });
    await runbook.call(["resume", "--set", "address=192.168.1.254"]);
    assertTallied("44-address-far", {
      ...row,
      fault: "An address outside the nodes' network",
      outcome: "The run stops and says so; resume finishes with another address",
    });
  });
});
