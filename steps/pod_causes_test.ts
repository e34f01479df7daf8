import { assertEquals } from "@std/assert";
import {
  containerCrashes,
  imageCannotBePulled,
  nodeIsNotReady,
  podsAreRefused,
} from "./pod_causes.ts";
import type { PodSelector } from "./pods.ts";
import { clusterWith } from "./testdata/cluster.ts";
import { shippedSettings } from "./testdata/settings.ts";

const SETTINGS = await shippedSettings();

const ECHO_PODS = "/api/v1/namespaces/default/pods?labelSelector=app%3Dechoserver";

function echo(): PodSelector {
  return { namespace: "default", labels: "app=echoserver" };
}

Deno.test("pod causes: an image that cannot be pulled is found among the pods", async () => {
  const waiting = { reason: "ErrImagePull", message: "not found" };
  await using cluster = await clusterWith({
    [ECHO_PODS]: [
      pod("well", { running: {} }),
      pod("starting", { waiting: { reason: "ContainerCreating" } }),
      pod("stuck", { waiting }),
    ],
  });
  const found = await imageCannotBePulled(echo).look(cluster.probe, SETTINGS);
  assertEquals(found, [{ pod: "stuck", image: "nosuch:1", ...waiting }]);
});

Deno.test("pod causes: a container that crashes is found with its last words", async () => {
  await using cluster = await clusterWith({
    [ECHO_PODS]: [
      pod("well", { running: {} }, { terminated: { exitCode: 1 } }),
      pod("done", { terminated: { exitCode: 0 } }),
      pod("crashing", { waiting: { reason: "CrashLoopBackOff" } }, { terminated: { exitCode: 3 } }),
      pod("silent", { terminated: { exitCode: 128, message: "no such file" } }),
    ],
    "/api/v1/namespaces/default/pods/crashing/log": "no space left\n",
  });
  const found = await containerCrashes(echo).look(cluster.probe, SETTINGS);
  const nginx = { container: "nginx", image: "nosuch:1" };
  assertEquals(found, [
    { pod: "crashing", ...nginx, code: 3, message: "", lastLine: "no space left" },
    { pod: "silent", ...nginx, code: 128, message: "no such file", lastLine: "" },
  ]);
});

Deno.test("pod causes: refusals are found in the events of the step's own objects", async () => {
  const event = (name: string) => ({
    metadata: {},
    involvedObject: { name },
    message: `${name} refused`,
  });
  await using cluster = await clusterWith({
    "/api/v1/namespaces/default/events?fieldSelector=reason%3DFailedCreate": [
      event("echoserver-5d"),
      event("somebody-else"),
    ],
  });
  const cause = podsAreRefused(echo, "echoserver-");
  assertEquals(await cause.look(cluster.probe, SETTINGS), ["echoserver-5d refused"]);
});

Deno.test("pod causes: nodes that are not ready are found", async () => {
  const node = (name: string, status: string) => ({
    metadata: { name },
    status: { conditions: [{ type: "Ready", status, message: `it is ${status}` }] },
  });
  await using cluster = await clusterWith({
    "/api/v1/nodes": [node("node1", "True"), node("node2", "Unknown")],
  });
  assertEquals(await nodeIsNotReady.look(cluster.probe, SETTINGS), [
    { node: "node2", message: "it is Unknown" },
  ]);
});

function pod(name: string, state: object, lastState: object = {}): object {
  const container = { name: "nginx", image: "nosuch:1", state, lastState };
  return { metadata: { name }, status: { containerStatuses: [container] } };
}
