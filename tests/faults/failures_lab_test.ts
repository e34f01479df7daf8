import { startLab } from "../lab/cluster/mod.ts";
import { live, Runbook } from "../cluster/runbook.ts";
import { stops } from "./stopped.ts";
import { assertTallied } from "./tally.ts";

const MISSING = "docker.io/library/httpd:2.4.0-missing";
/** Ends at once where it is started as a demo: it must be told the name of its node. */
const CRASHING = "quay.io/metallb/speaker:v0.16.2";
const GOOD = "docker.io/library/httpd:2.4.68";

Deno.test("faults: a service that cannot start stops the run in seconds, with its reason", async (t) => {
  await using lab = await startLab();
  await using runbook = await Runbook.open(lab);

  await t.step("an image that its registry does not have", async () => {
    const settings = await runbook.settings(`images: { demo: "${MISSING}" }`);
    await stops(runbook, live(settings, "loadbalancer", "ingress", "demo-service"), {
      step: "demo-service",
      cause: `The image ${MISSING} cannot be pulled: its registry does not have it`,
      evidence: [
        "Deployment demo in namespace default",
        "ImagePullBackOff",
        "Failed to pull image",
      ],
      within: 30,
    });
    await runbook.settings(`images: { demo: "${GOOD}" }`);
    await runbook.call(["resume"]);
    assertTallied("40-image-missing", {
      part: "cluster",
      fault: "An image that cannot be pulled",
      place: "cluster",
      outcome:
        "The run stops in seconds, names the image and why; resume finishes with another one",
      tried: 1,
      lost: 0,
    });
  });

  await t.step("a container that ends at once", async () => {
    await stops(
      runbook,
      [...live(lab.settings, "demo-service"), "--set", `images.demo=${CRASHING}`],
      {
        step: "demo-service",
        cause: "The container httpd of pod demo-",
        evidence: ["CrashLoopBackOff", "Last lines of container httpd:"],
        within: 60,
      },
    );
    await runbook.call(["resume", "--set", `images.demo=${GOOD}`]);
    assertTallied("41-container-crashes", {
      part: "cluster",
      fault: "A replica that crashes",
      place: "cluster",
      outcome: "The run stops before its timeout and shows the last words; resume finishes",
      tried: 1,
      lost: 0,
    });
  });
});
