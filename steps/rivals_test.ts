import { assertEquals } from "@std/assert";
import { arpIsStrict, noOtherBalancer } from "./rivals.ts";
import type { Answers } from "./testdata/cluster.ts";
import { complaint } from "./testdata/complaint.ts";

const EMPTY: Answers = { "/api/v1/pods": [], "/api/v1/nodes": [] };

function complaintIn(answers: Answers): Promise<string | undefined> {
  return complaint(noOtherBalancer, { answers: { ...EMPTY, ...answers } });
}

function pod(image: string, env: readonly object[] = []): object {
  return { metadata: { namespace: "kube-system" }, spec: { containers: [{ image, env }] } };
}

function k3s(args: readonly string[]): Answers {
  const annotations = { "k3s.io/node-args": JSON.stringify(args) };
  return { "/api/v1/nodes": [{ metadata: { name: "pi", annotations } }] };
}

Deno.test("rivals: a cluster without others has none", async () => {
  assertEquals(
    await complaintIn({ "/api/v1/pods": [pod("docker.io/library/nginx:1")] }),
    undefined,
  );
});

Deno.test("rivals: kube-vip that serves Services is one, and one for the control plane is none", async () => {
  const image = "ghcr.io/kube-vip/kube-vip:v0.9.2";
  assertEquals(
    await complaintIn({ "/api/v1/pods": [pod(image, [{ name: "svc_enable", value: "true" }])] }),
    "kube-vip runs in the namespace kube-system",
  );
  const plane = pod(image, [{ name: "svc_enable", value: "false" }]);
  assertEquals(await complaintIn({ "/api/v1/pods": [plane] }), undefined);
});

Deno.test("rivals: Cilium is one where it has a pool", async () => {
  const pools = "/apis/cilium.io/v2alpha1/ciliumloadbalancerippools";
  assertEquals(
    await complaintIn({ [pools]: [{ metadata: { name: "lan" } }] }),
    "Cilium has the pool lan",
  );
});

Deno.test("rivals: k3s is one unless it was told otherwise; an agent is none", async () => {
  assertEquals(
    await complaintIn(k3s(["server", "--disable", "traefik"])),
    "k3s on pi was started without --disable=servicelb",
  );
  assertEquals(await complaintIn(k3s(["server", "--disable=servicelb,traefik"])), undefined);
  assertEquals(await complaintIn(k3s(["agent"])), undefined);
});

function kubeProxy(configuration: string): Answers {
  const path = "/api/v1/namespaces/kube-system/configmaps/kube-proxy";
  return { [path]: { data: { "config.conf": configuration } } };
}

const LAX =
  "kube-proxy is in the mode ipvs without strictARP: every node may answer for the address";

Deno.test("strict ARP: ipvs needs it, and nothing else does", async () => {
  const complain = (answers: Answers) => complaint(arpIsStrict, { answers });
  assertEquals(await complain(kubeProxy("ipvs:\n  strictARP: false\nmode: ipvs\n")), LAX);
  assertEquals(await complain(kubeProxy('ipvs:\n  strictARP: true\nmode: "ipvs"\n')), undefined);
  assertEquals(await complain(kubeProxy('mode: ""\n')), undefined);
  assertEquals(await complain({}), undefined);
});
