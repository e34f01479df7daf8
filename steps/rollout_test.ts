import { assertEquals, assertThrows } from "@std/assert";
import { progressOf, rolledOut, type Rollout } from "./rollout.ts";
import { type Answers, clusterWith } from "./testdata/cluster.ts";

const DEMO: Rollout = {
  kind: "Deployment",
  name: "demo",
  namespace: "default",
  labels: "app=demo",
};

const PULL = { reason: "ImagePullBackOff", message: "not found" };

Deno.test("rollout: a deployment is there when all its pods are of its newest form and ready", async () => {
  rolledOut(await progressIn([pod("new-1", "new"), pod("new-2", "new")]));
});

Deno.test("rollout: a pod on its way out does not count", async () => {
  const leaving = pod("old-1", "old", { deletionTimestamp: "2026-11-23T17:00:00Z" });
  rolledOut(await progressIn([pod("new-1", "new"), pod("new-2", "new"), leaving]));
});

Deno.test("rollout: a pod of an earlier form that is still there is waited for", async () => {
  const pods = [pod("new-1", "new"), pod("new-2", "new"), pod("old-1", "old")];
  await refuses(pods, "3 pods are there, expected 2");
});

Deno.test("rollout: an earlier form that could not start does not end the wait for the new one", async () => {
  const stuck = pod("old-1", "old", { waiting: PULL });
  await refuses([pod("new-1", "new"), stuck], "1 of 2 are up to date and ready", { updated: 1 });
});

Deno.test("rollout: a new form that cannot start ends the wait", async () => {
  const found = await progressIn([pod("new-1", "new", { waiting: PULL })], { updated: 1 });
  const reason = "the pod new-1 cannot start: ImagePullBackOff: not found";
  assertEquals(assertThrows(() => rolledOut(found), Error, reason).name, "Hopeless");
});

Deno.test("rollout: a container that crashes is given three tries", async () => {
  const waiting = { reason: "CrashLoopBackOff", message: "back-off 20s" };
  const crashing = (restarts: number) =>
    progressIn([pod("new-1", "new", { waiting, restarts })], { updated: 1 });
  const [second, third] = [await crashing(2), await crashing(3)];
  assertEquals(assertThrows(() => rolledOut(second), Error).name, "AssertionError");
  const reason = "the pod new-1 cannot start: CrashLoopBackOff: back-off 20s";
  assertEquals(assertThrows(() => rolledOut(third), Error, reason).name, "Hopeless");
});

const TAINT = "0/1 nodes are available: 1 node(s) had untolerated taint {disk: full}.";

Deno.test("rollout: a pod that no node takes says why", async () => {
  const unscheduled = { reason: "Unschedulable", message: TAINT };
  const pods = [pod("new-1", "new", { unscheduled })];
  await refuses(pods, `not ready yet: new-1 (Unschedulable: ${TAINT})`, { updated: 1 });
});

const REFUSED = 'pods "demo-1" is forbidden: ';

Deno.test("rollout: pods that Pod Security refuses end the wait", async () => {
  const refusal = `${REFUSED}violates PodSecurity "restricted:latest": runAsNonRoot != true`;
  const found = await progressIn([], { updated: 0, refusal });
  const reason = `its pods are refused: ${refusal}`;
  assertEquals(assertThrows(() => rolledOut(found), Error, reason).name, "Hopeless");
});

Deno.test("rollout: pods that wait for their service account are waited for", async () => {
  const refusal = `${REFUSED}error looking up service account default/demo`;
  const found = await progressIn([], { updated: 0, refusal });
  const reason = `its pods are refused so far: ${refusal}`;
  assertEquals(assertThrows(() => rolledOut(found), Error, reason).name, "AssertionError");
});

Deno.test("rollout: what was never made does not exist", async () => {
  await using cluster = await clusterWith(lists([]));
  const missing = await progressOf(cluster.probe, DEMO);
  assertThrows(() => rolledOut(missing), Error, "it does not exist");
});

Deno.test("rollout: a change that the controller has not seen is waited for", async () => {
  const pods = [pod("new-1", "new"), pod("new-2", "new")];
  await refuses(pods, "the change has not been taken up yet", { observed: 6 });
});

Deno.test("rollout: a daemon set is judged by its newest revision", async () => {
  const name = "metallb-speaker";
  await using cluster = await clusterWith({
    "/apis/apps/v1/namespaces/metallb-system/daemonsets/metallb-speaker": {
      metadata: { name, generation: 2 },
      status: {
        observedGeneration: 2,
        desiredNumberScheduled: 1,
        updatedNumberScheduled: 1,
        numberReady: 1,
      },
    },
    "/apis/apps/v1/namespaces/metallb-system/controllerrevisions": [
      { revision: 1, metadata: { labels: { "controller-revision-hash": "old" } } },
      { revision: 2, metadata: { labels: { "controller-revision-hash": "new" } } },
    ],
    "/api/v1/namespaces/metallb-system/pods": [
      pod("metallb-speaker-1", "new", { label: "controller-revision-hash" }),
    ],
  });
  const found = await progressOf(cluster.probe, {
    kind: "DaemonSet",
    name,
    namespace: "metallb-system",
    labels: "app.kubernetes.io/component=speaker",
  });
  assertEquals(found.revision, "new");
  rolledOut(found);
});

async function refuses(
  pods: readonly object[],
  reason: string,
  state: RolloutState = {},
): Promise<void> {
  const found = await progressIn(pods, state);
  assertThrows(() => rolledOut(found), Error, reason);
}

interface RolloutState {
  readonly updated?: number;
  readonly observed?: number;
  /** Why the pods of the newest form are not made. */
  readonly refusal?: string;
}

/** How far a deployment of two pods has come, in its generation 7. */
async function progressIn(
  pods: readonly object[],
  { updated = 2, observed = 7, refusal }: RolloutState = {},
) {
  await using cluster = await clusterWith({
    ...lists(pods, refusal),
    "/apis/apps/v1/namespaces/default/deployments/demo": {
      metadata: { name: "demo", generation: 7, annotations: revision(2) },
      spec: { replicas: 2 },
      status: {
        observedGeneration: observed,
        updatedReplicas: updated,
        availableReplicas: updated,
      },
    },
  });
  return await progressOf(cluster.probe, DEMO);
}

function lists(pods: readonly object[], refusal?: string): Answers {
  const failure = { type: "ReplicaFailure", status: "True", message: refusal };
  const status = { conditions: refusal === undefined ? [] : [failure] };
  return {
    "/api/v1/namespaces/default/pods": pods,
    "/apis/apps/v1/namespaces/default/replicasets": [
      { metadata: { labels: { "pod-template-hash": "old" }, annotations: revision(1) } },
      { metadata: { labels: { "pod-template-hash": "new" }, annotations: revision(2) }, status },
    ],
  };
}

function revision(number: number): object {
  return { "deployment.kubernetes.io/revision": String(number) };
}

interface PodOptions {
  readonly label?: string;
  readonly deletionTimestamp?: string;
  readonly waiting?: object;
  readonly restarts?: number;
  /** Why no node takes it. */
  readonly unscheduled?: object;
}

/** A pod of a revision: ready, or waiting. */
function pod(name: string, hash: string, options: PodOptions = {}): object {
  const { label = "pod-template-hash", waiting, unscheduled, deletionTimestamp } = options;
  const { restarts: restartCount = 0 } = options;
  const state = waiting === undefined ? { running: {} } : { waiting };
  const ready = waiting === undefined && unscheduled === undefined;
  const scheduled = { type: "PodScheduled", status: "False", ...unscheduled };
  return {
    metadata: { name, labels: { [label]: hash }, deletionTimestamp },
    spec: { nodeName: "node1", containers: [{ name: "demo", image: "httpd" }] },
    status: {
      phase: ready ? "Running" : "Pending",
      podIP: "10.244.1.4",
      conditions: [
        { type: "Ready", status: ready ? "True" : "False" },
        ...(unscheduled === undefined ? [] : [scheduled]),
      ],
      containerStatuses: unscheduled === undefined ? [{ name: "demo", restartCount, state }] : [],
    },
  };
}
