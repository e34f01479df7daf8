import { assertEquals } from "@std/assert";
import { addressIsNear, nobodyWaitsForAddress, poolIsFree } from "./pool.ts";
import { complaint } from "./testdata/complaint.ts";

const POOLS = "/apis/metallb.io/v1beta1/ipaddresspools";

function pool(name: string, addresses: readonly string[], labels: object = {}): object {
  return { metadata: { name, labels }, spec: { addresses } };
}

Deno.test("pool: addresses that another pool holds are named with it", async () => {
  const answers = { [POOLS]: [pool("lan", ["192.168.1.0/25", "192.168.1.250-192.168.1.255"])] };
  assertEquals(
    await complaint(poolIsFree, { answers }),
    "[192.168.1.254/32] overlaps 192.168.1.250-192.168.1.255 of the pool lan",
  );
});

Deno.test("pool: other addresses, the runbook's own pool, and no MetalLB at all are fine", async () => {
  const own = { "app.kubernetes.io/part-of": "homelab-runbook" };
  for (
    const list of [[pool("lan", ["10.0.0.0/8"])], [pool("homelab", ["192.168.1.254/32"], own)]]
  ) {
    assertEquals(await complaint(poolIsFree, { answers: { [POOLS]: list } }), undefined);
  }
  assertEquals(await complaint(poolIsFree, {}), undefined);
});

interface Balanced {
  readonly type?: string;
  readonly annotations?: object;
  readonly loadBalancerClass?: string;
  readonly ip?: string;
}

function service(namespace: string, name: string, given: Balanced = {}): object {
  const { type = "LoadBalancer", annotations = {}, loadBalancerClass, ip } = given;
  return {
    metadata: { namespace, name, annotations },
    spec: { type, loadBalancerClass },
    status: { loadBalancer: ip === undefined ? {} : { ingress: [{ ip }] } },
  };
}

function complaintAmong(services: readonly object[], ...set: readonly string[]) {
  return complaint(nobodyWaitsForAddress, { answers: { "/api/v1/services": services }, set });
}

const TRAEFIK = service("kube-system", "traefik");

Deno.test("waiting services: one that waits takes the only address", async () => {
  assertEquals(
    await complaintAmong([TRAEFIK, service("default", "web", { type: "ClusterIP" })]),
    "kube-system/traefik would take 192.168.1.254 first of the pool [192.168.1.254/32]",
  );
});

Deno.test("waiting services: as many as there are addresses before it take none of the others", async () => {
  for (const pool of ["192.168.1.253-192.168.1.254", "10.0.0.1/32,192.168.1.254/32"]) {
    assertEquals(await complaintAmong([TRAEFIK], `pool=${pool}`), undefined);
    assertEquals(
      await complaintAmong([TRAEFIK, service("default", "web")], `pool=${pool}`),
      "kube-system/traefik, default/web would take 192.168.1.254 first of the pool " +
        `[${pool.replace(",", ", ")}]`,
    );
  }
});

Deno.test("waiting services: of a larger pool they take the first address, which may be the one", async () => {
  assertEquals(
    await complaintAmong([TRAEFIK], "pool=192.168.1.254-192.168.1.255"),
    "kube-system/traefik would take 192.168.1.254 first of the pool [192.168.1.254-192.168.1.255]",
  );
});

Deno.test("waiting services: one that asks for this very address takes it of any pool", async () => {
  const annotations = { "metallb.io/loadBalancerIPs": "fd00::1, 192.168.1.254" };
  assertEquals(
    await complaintAmong(
      [TRAEFIK, service("default", "web", { annotations })],
      "pool=192.168.1.240-192.168.1.254",
    ),
    "default/web would take 192.168.1.254 first of the pool [192.168.1.240-192.168.1.254]",
  );
});

Deno.test("waiting services: those that take nothing of the pool are no danger", async () => {
  const elsewhere = { "metallb.io/loadBalancerIPs": "192.168.1.10" };
  assertEquals(
    await complaintAmong([
      service("default", "other-class", { loadBalancerClass: "example/other" }),
      service("default", "other-address", { annotations: elsewhere }),
    ]),
    undefined,
  );
});

Deno.test("waiting services: nobody takes what the controller has", async () => {
  const own = service("ingress-nginx", "ingress-nginx-controller", { ip: "192.168.1.254" });
  assertEquals(await complaintAmong([TRAEFIK, own]), undefined);
});

function nodeAt(address: string): object {
  return { status: { addresses: [{ type: "InternalIP", address }] } };
}

Deno.test("subnet: an address far from all nodes is doubted", async () => {
  const answers = { "/api/v1/nodes": [nodeAt("10.0.0.11"), nodeAt("10.0.0.12")] };
  assertEquals(
    await complaint(addressIsNear, { answers }),
    "192.168.1.254 is outside 10.0.0.0/24, where the nodes seem to be",
  );
});

Deno.test("subnet: an address near a node is fine, and where there is no IPv4, nothing is known", async () => {
  for (const address of ["192.168.1.11", "fd00::11"]) {
    const answers = { "/api/v1/nodes": [nodeAt(address)] };
    assertEquals(await complaint(addressIsNear, { answers }), undefined);
  }
});
