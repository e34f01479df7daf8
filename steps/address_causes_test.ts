import { assertEquals } from "@std/assert";
import { addressPending, noSpeaker } from "./address_causes.ts";
import { clusterWith } from "./testdata/cluster.ts";
import { shippedSettings } from "./testdata/settings.ts";

const SETTINGS = await shippedSettings();

Deno.test("address causes: what a pending address hangs on is found", async () => {
  const refused = { metadata: {}, involvedObject: {}, reason: "AllocationFailed", message: "none" };
  await using cluster = await clusterWith({
    "/api/v1/services": [
      service("default", "plain", "ClusterIP"),
      service("default", "demo-lb", "LoadBalancer", "192.168.1.254"),
      service("ingress-nginx", "ingress-nginx-controller", "LoadBalancer"),
    ],
    "/apis/metallb.io/v1beta1/namespaces/metallb-system/ipaddresspools": [
      { metadata: { name: "homelab" } },
    ],
    "/api/v1/namespaces/metallb-system/pods": [],
    "/api/v1/namespaces/ingress-nginx/events": [refused],
  });
  assertEquals(await addressPending.look(cluster.probe, SETTINGS), {
    services: [
      { service: "default/demo-lb", has: true },
      { service: "ingress-nginx/ingress-nginx-controller", has: false },
    ],
    pools: ["homelab"],
    controller: false,
    refusal: "none",
  });
  assertEquals(await noSpeaker.look(cluster.probe, SETTINGS), { ready: false });
});

function service(namespace: string, name: string, type: string, ip?: string): object {
  const loadBalancer = ip === undefined ? {} : { ingress: [{ ip }] };
  return { metadata: { name, namespace }, spec: { type }, status: { loadBalancer } };
}
