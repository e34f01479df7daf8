import { assertEquals, assertThrows } from "@std/assert";
import { allValid, configurationStates } from "./configuration_state.ts";
import { configuredByOthers, metallbElsewhere, rivalLoadBalancers } from "./metallb.ts";
import type { Rollout } from "./rollout.ts";
import { clusterWith } from "./testdata/cluster.ts";
import { shippedSettings } from "./testdata/settings.ts";

const NAMESPACE = "metallb-system";
const STATES = `/apis/metallb.io/v1beta1/namespaces/${NAMESPACE}/configurationstates`;
const SPEAKERS: readonly Rollout[] = [
  { kind: "DaemonSet", name: "metallb-speaker", namespace: NAMESPACE, labels: "app=speaker" },
];

Deno.test("metallb: each speaker must have found the configuration valid", async () => {
  await using cluster = await clusterWith({
    [STATES]: [state("speaker-node1", "Valid"), state("speaker-of-before", "Invalid")],
    [`/api/v1/namespaces/${NAMESPACE}/pods`]: [speaker("node1"), speaker("node2")],
  });
  const seen = await configurationStates(cluster.probe, NAMESPACE, SPEAKERS);
  assertEquals(seen?.parts, ["speaker-node1", "speaker-node2"]);
  assertThrows(() => allValid(seen), Error, "not valid: speaker-node2: silent");
});

Deno.test("metallb: an older one, which does not tell, is taken at its word", async () => {
  await using cluster = await clusterWith({
    [`/api/v1/namespaces/${NAMESPACE}/pods`]: [speaker("node1")],
  });
  const seen = await configurationStates(cluster.probe, NAMESPACE, SPEAKERS);
  assertEquals(seen, null);
  allValid(seen);
});

Deno.test("metallb: another load balancer is known by its pods", async () => {
  const names = ["coredns-1", "svclb-traefik-0af4b1", "svclb-traefik-1b2c3d"];
  await using cluster = await clusterWith({
    "/api/v1/pods": names.map((name) => ({ metadata: { name } })),
  });
  assertEquals(await rivalLoadBalancers.look(cluster.probe, await shippedSettings()), [
    { name: "the servicelb of k3s", way: "start k3s with --disable=servicelb" },
  ]);
});

Deno.test("metallb: what others have installed is found by its image, wherever it runs", async () => {
  const image = "quay.io/metallb/controller:v0.16.2";
  const helm = { "app.kubernetes.io/managed-by": "Helm" };
  await using cluster = await clusterWith({
    "/apis/apps/v1/deployments": [
      deployment(NAMESPACE, "metallb-controller", image, helm),
      deployment("default", "metallb-controller", image, helm),
      deployment(NAMESPACE, "controller", image),
      deployment("home", "controller", "example.org/other/controller:1"),
    ],
  });
  assertEquals(await metallbElsewhere(cluster.probe, NAMESPACE), [
    "Deployment metallb-controller in namespace default",
    "Deployment controller in namespace metallb-system",
  ]);
});

Deno.test("metallb: what others have configured is found among its kinds", async () => {
  const ours = { "app.kubernetes.io/part-of": "homelab-runbook" };
  await using cluster = await clusterWith({
    "/apis/metallb.io/v1beta1/ipaddresspools": [
      { metadata: { name: "homelab", namespace: NAMESPACE, labels: ours } },
      { metadata: { name: "office", namespace: NAMESPACE } },
    ],
    "/apis/metallb.io/v1beta2/bgppeers": [{ metadata: { name: "router", namespace: NAMESPACE } }],
  });
  assertEquals(await configuredByOthers(cluster.probe), [
    "IPAddressPool office in namespace metallb-system",
    "BGPPeer router in namespace metallb-system",
  ]);
});

function state(name: string, result: string): object {
  return { metadata: { name }, status: { result } };
}

function speaker(nodeName: string): object {
  return {
    metadata: { name: `speaker-on-${nodeName}` },
    spec: { nodeName, containers: [{ name: "speaker", image: "quay.io/metallb/speaker" }] },
    status: { phase: "Running" },
  };
}

function deployment(
  namespace: string,
  name: string,
  image: string,
  labels: Readonly<Record<string, string>> = {},
): object {
  return {
    metadata: { name, namespace, labels },
    spec: { template: { spec: { containers: [{ name: "controller", image }] } } },
  };
}
