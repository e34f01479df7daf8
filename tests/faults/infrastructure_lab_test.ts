import { assert } from "@std/assert";
import { runbook as homelab } from "../../steps/mod.ts";
import { kubectl } from "../cluster/everything.ts";
import { live, Runbook } from "../cluster/runbook.ts";
import { startLab } from "../lab/cluster/mod.ts";
import { begins, comes, ends, hasCome, judged, works } from "./moments.ts";
import { silence } from "./silence.ts";
import { assertTallied } from "./tally.ts";
import { lasting, part, stopsWell } from "./trouble.ts";
import { Watch } from "./watch.ts";

const [METALLB = "", INGRESS = "", DEMO = "", ECHO = ""] = homelab.steps.map(({ id }) => id);
const HELM = /^helm upgrade --install /;
const METALLB_WEBHOOK = { name: "metallb-webhook-service", namespace: "metallb-system" };
const NGINX_WEBHOOK = {
  name: "ingress-nginx-controller-admission",
  namespace: "ingress-nginx",
};

Deno.test("faults: webhooks, the ingress controller and a node go away and come back", async (t) => {
  await using lab = await startLab();
  await using runbook = await Runbook.open(lab);
  const watch = new Watch(runbook.home);
  // A node is away for some 50 s before the cluster takes notice.
  let running = runbook.start([...live(lab.settings), "--set", "timeouts.rollout=70s"]);

  await comes(running, watch, ends(METALLB, HELM));
  let answer = await silence(lab, METALLB_WEBHOOK);

  await part(t, "a node that stays off is named, and resume goes on when it is back", async () => {
    await lab.node(3).powerOff();
    await stopsWell(running, /The node node3 is not ready/);
    await lab.node(3).powerOn();
    running = runbook.start(["resume"]);
  });

  await part(t, "MetalLB's webhook that does not answer yet is waited for", async () => {
    await comes(running, watch, begins(METALLB, /^kubectl apply --dry-run=server /));
    await lasting(5_000);
    assert(!hasCome(watch, ends(METALLB, /^kubectl apply --dry-run=server /)));
    await answer();
  });

  await part(t, "ingress-nginx's webhook that does not answer yet is waited for", async () => {
    await comes(running, watch, works(INGRESS, HELM));
    const { name, namespace } = NGINX_WEBHOOK;
    const look = ["get", "service", name, "-n", namespace, "--ignore-not-found", "-o=name"];
    await running.until(
      "the webhook's Service is there",
      async () => (await kubectl(lab, look)) !== "" || undefined,
    );
    answer = await silence(lab, NGINX_WEBHOOK);
    await comes(running, watch, begins(INGRESS, /^kubectl create ingress admission-check /));
    await lasting(5_000);
    assert(!hasCome(watch, ends(INGRESS, /^kubectl create ingress /)));
    await answer();
  });

  await part(t, "the ingress controller's pod is killed just before it is asked", async () => {
    await comes(running, watch, ends(DEMO, /^kubectl apply -f ingress/));
    const pods = "--selector=app.kubernetes.io/component=controller";
    await kubectl(lab, ["delete", "pod", "-n", "ingress-nginx", pods, "--force", "--wait=false"]);
    await comes(running, watch, begins(ECHO, /^kubectl apply -f echoserver/));
  });

  await part(t, "a node is off for 15 s while pods are to start on it", async () => {
    answer = await silence(lab, NGINX_WEBHOOK);
    await lab.node(3).powerOff();
    await lasting(15_000);
    await lab.node(3).powerOn();
    await comes(running, watch, judged(ECHO, "all replicas are ready"));
  });

  await part(
    t,
    "a webhook that does not answer a change is named, and resume goes on",
    async () => {
      await stopsWell(
        running,
        /The admission webhook validate\.nginx\.ingress\.kubernetes\.io\s+does\s+not\s+answer/,
      );
      await answer();
      await runbook.call(["resume"]);
      await runbook.call(["verify"]);
    },
  );

  const row = { part: "cluster", place: "cluster", lost: 0 } as const;
  assertTallied("20-webhooks-not-ready", {
    ...row,
    fault: "A webhook not ready right after install: MetalLB's, ingress-nginx's",
    outcome: "The step waits until it answers, and goes on",
    tried: 2,
  });
  assertTallied("21-webhook-gone", {
    ...row,
    fault: "ingress-nginx's webhook gone while an Ingress is changed",
    outcome: "The run stops and names the webhook; resume finishes when it answers",
    tried: 1,
  });
  assertTallied("22-controller-killed", {
    ...row,
    fault: "The ingress controller's pod killed before the demo is asked for its page",
    outcome: "The step waits for the next pod, and goes on",
    tried: 1,
  });
  assertTallied("23-node-back-in-time", {
    ...row,
    fault: "A node switched off for 15 s while pods are to start on it",
    outcome: "The step waits for it, and goes on",
    tried: 1,
  });
  assertTallied("24-node-away", {
    ...row,
    fault: "A node switched off until the run stops",
    outcome: "The run stops and names the node; resume finishes when it is back",
    tried: 1,
  });
});
