import { assertEquals, AssertionError } from "@std/assert";
import type { Json, Need } from "../runbook/mod.ts";
import { somebodyAnnounces } from "./announcing.ts";
import { servicelbIsOff } from "./metallb.ts";
import {
  addressIsFree,
  classIsFree,
  imagesRunOnNodes,
  nodesAreReady,
  toolsAreThere,
} from "./needs.ts";
import type { Settings } from "./settings.ts";
import { type Answers, clusterWith, type Programs } from "./testdata/cluster.ts";
import { shippedSettings } from "./testdata/settings.ts";

const SETTINGS = await shippedSettings();
const OLD_IMAGE = await shippedSettings(
  "echo.variant=echoserver",
  "images.echo=registry.k8s.io/echoserver:1.3",
);
const CURL = "curl 8.5.0 (x86_64-pc-linux-gnu) libcurl/8.5.0 nghttp2/1.59.0\n";
const PROGRAMS: Programs = {
  kubectl: "Client Version: v1.35.2\nKustomize Version: v5.7.1\n",
  helm: "v4.1.4",
  curl: `${CURL}Protocols: http https\nFeatures: alt-svc AsynchDNS HTTP2 HTTPS-proxy SSL\n`,
};

/** What a need finds in a cluster: nothing to complain of, or a complaint. */
interface Finding {
  readonly story: string;
  readonly need: Need<Settings>;
  readonly settings?: Settings;
  readonly answers?: Answers;
  readonly programs?: Programs;
  /** Nothing where all is well. */
  readonly complaint?: string;
}

/** The label by which kubeadm keeps a control plane from serving load balancers. */
const EXCLUDED = { "node.kubernetes.io/exclude-from-external-load-balancers": "" };

const FINDINGS: readonly Finding[] = [
  { story: "all tools are there", need: toolsAreThere, programs: PROGRAMS },
  {
    story: "helm is missing",
    need: toolsAreThere,
    programs: { kubectl: PROGRAMS.kubectl ?? "", curl: PROGRAMS.curl ?? "" },
    complaint: "helm is not there, expected version 3.13 or later, or 4",
  },
  {
    story: "helm is of version 2",
    need: toolsAreThere,
    programs: { ...PROGRAMS, helm: "v2.17.0" },
    complaint: "helm is v2.17.0, expected version 3.13 or later, or 4",
  },
  {
    story: "helm cannot label a release",
    need: toolsAreThere,
    programs: { ...PROGRAMS, helm: "v3.12.3" },
    complaint: "helm is v3.12.3, expected version 3.13 or later, or 4",
  },
  {
    story: "helm 3 can label a release",
    need: toolsAreThere,
    programs: { ...PROGRAMS, helm: "v3.13.0" },
  },
  {
    story: "a control plane beside a worker that may announce",
    need: somebodyAnnounces,
    answers: { "/api/v1/nodes": [node("node1", { labels: EXCLUDED }), node("node2")] },
  },
  {
    story: "a single node that is kept from announcing",
    need: somebodyAnnounces,
    answers: { "/api/v1/nodes": [node("node1", { labels: EXCLUDED })] },
    complaint: `all nodes bear the label ${Object.keys(EXCLUDED)[0]}: node1`,
  },
  {
    story: "a single node that announces all the same, by MetalLB's values",
    need: somebodyAnnounces,
    settings: {
      ...SETTINGS,
      values: { ...SETTINGS.values, metallb: "speaker:\n  ignoreExcludeLB: true\n" },
    },
    answers: { "/api/v1/nodes": [node("node1", { labels: EXCLUDED })] },
  },
  {
    story: "kubectl is missing",
    need: toolsAreThere,
    programs: { helm: PROGRAMS.helm ?? "", curl: PROGRAMS.curl ?? "" },
    complaint: "kubectl does not answer",
  },
  {
    story: "curl cannot speak HTTP/2",
    need: toolsAreThere,
    programs: { ...PROGRAMS, curl: `${CURL}Features: alt-svc AsynchDNS HTTPS-proxy SSL\n` },
    complaint: "curl 8.5.0 cannot speak HTTP/2",
  },
  {
    story: "all nodes are ready",
    need: nodesAreReady,
    answers: { "/api/v1/nodes": [node("node1"), node("node2")] },
  },
  {
    story: "a node is away",
    need: nodesAreReady,
    answers: { "/api/v1/nodes": [node("node1"), node("node2", { ready: "Unknown" })] },
    complaint: "not ready: node2",
  },
  {
    story: "k3s without its load balancer",
    need: servicelbIsOff,
    answers: { "/api/v1/pods": [{ metadata: { name: "coredns-5688667fd4-6xk2p" } }] },
  },
  {
    story: "k3s with its load balancer",
    need: servicelbIsOff,
    answers: { "/api/v1/pods": [{ metadata: { name: "svclb-traefik-0af4b1c2-xkq7d" } }] },
    complaint: "k3s gives Services the nodes' addresses by svclb-traefik-0af4b1c2-xkq7d",
  },
  { story: "no IngressClass", need: classIsFree, answers: classes() },
  {
    story: "the IngressClass of ingress-nginx's own chart",
    need: classIsFree,
    answers: classes(["nginx", "k8s.io/ingress-nginx", "ingress-nginx"]),
  },
  {
    story: "another controller's IngressClass of another name",
    need: classIsFree,
    answers: classes(["traefik", "traefik.io/ingress-controller", "traefik"]),
  },
  {
    story: "the IngressClass of our chart with a controller value of the user's own",
    need: classIsFree,
    answers: classes(["nginx", "k8s.io/demo", "ingress-nginx"]),
  },
  {
    story: "the IngressClass of a release of the same name in another namespace",
    need: classIsFree,
    answers: classes(["nginx", "k8s.io/ingress-nginx", "ingress-nginx", "default"]),
    complaint: "the IngressClass nginx belongs to k8s.io/ingress-nginx, " +
      "release ingress-nginx in namespace default",
  },
  {
    story: "another controller's IngressClass of our name",
    need: classIsFree,
    answers: classes(["nginx", "nginx.org/ingress-controller", "nginx-ingress"]),
    complaint: "the IngressClass nginx belongs to nginx.org/ingress-controller, " +
      "release nginx-ingress in namespace ingress-nginx",
  },
  {
    story: "the official image on containerd 2 and arm64",
    need: imagesRunOnNodes,
    answers: { "/api/v1/nodes": [node("pi", { architecture: "arm64" })] },
  },
  {
    story: "the image of 2016 on containerd 1",
    need: imagesRunOnNodes,
    settings: OLD_IMAGE,
    answers: { "/api/v1/nodes": [node("node1", { runtime: "containerd://1.7.27" })] },
  },
  {
    story: "the image of 2016 on containerd 2",
    need: imagesRunOnNodes,
    settings: OLD_IMAGE,
    answers: { "/api/v1/nodes": [node("node1")] },
    complaint:
      "node1 (containerd://2.1.4) does not pull the old format of registry.k8s.io/echoserver:1.3",
  },
  {
    story: "the image of 2016 on a Raspberry Pi",
    need: imagesRunOnNodes,
    settings: OLD_IMAGE,
    answers: { "/api/v1/nodes": [node("pi", { architecture: "arm64" })] },
    complaint: "registry.k8s.io/echoserver:1.3 does not run on pi (arm64)",
  },
];

for (const { story, need, settings = SETTINGS, answers = {}, programs, complaint } of FINDINGS) {
  Deno.test(`needs: ${story}`, async () => {
    await using cluster = await clusterWith(answers, programs);
    const seen = await need.look(cluster.probe, settings);
    assertEquals(complaintOf(need, seen, settings), complaint);
  });
}

interface Taken {
  readonly node: string | null;
  readonly others: readonly string[];
  readonly ours: boolean;
  readonly answers: boolean;
}

const FREE: Taken = { node: null, others: [], ours: false, answers: false };
const ADDRESSES: readonly (readonly [string, Partial<Taken>, string | undefined])[] = [
  ["nobody has the address", {}, undefined],
  ["the controller has it, and answers", { ours: true, answers: true }, undefined],
  ["a node has it", { node: "node1" }, "192.168.1.254 is the address of the node node1"],
  [
    "a Service has it",
    { others: ["kube-system/traefik"] },
    "192.168.1.254 is taken by the Service kube-system/traefik",
  ],
  ["a printer has it", { answers: true }, "somebody answers at 192.168.1.254 already"],
];

for (const [story, taken, complaint] of ADDRESSES) {
  Deno.test(`needs: the address, if ${story}`, () => {
    assertEquals(complaintOf(addressIsFree, { ...FREE, ...taken }, SETTINGS), complaint);
  });
}

Deno.test("needs: who has the address is found among nodes, Services and machines", async () => {
  const settings = { ...SETTINGS, address: "127.0.0.1" };
  await using cluster = await clusterWith({
    "/api/v1/nodes": [node("node1", { address: "127.0.0.1" })],
    "/api/v1/services": [
      service("kube-system", "traefik", "127.0.0.1"),
      service("ingress-nginx", "ingress-nginx-controller", "127.0.0.1"),
      service("default", "other", "192.168.1.200"),
    ],
  });
  // Whoever refuses a connection is there, as this machine does where nothing listens on port 80.
  assertEquals(await addressIsFree.look(cluster.probe, settings), {
    node: "node1",
    others: ["kube-system/traefik"],
    ours: true,
    answers: true,
  });
});

Deno.test("needs: a machine that answers to ping alone has the address, too", async () => {
  await using cluster = await clusterWith(
    { "/api/v1/nodes": [], "/api/v1/services": [] },
    { ping: "1 packets transmitted, 1 received" },
  );
  const probe = { ...cluster.probe, http: () => Promise.reject(new Error("no answer")) };
  const seen = await addressIsFree.look(probe, SETTINGS);
  assertEquals(seen, { node: null, others: [], ours: false, answers: true });
});

function complaintOf(need: Need<Settings>, seen: Json, settings: Settings): string | undefined {
  try {
    need.judge(seen, settings);
    return undefined;
  } catch (error) {
    if (error instanceof AssertionError) return error.message;
    throw error;
  }
}

interface NodeOptions {
  readonly ready?: string;
  readonly architecture?: string;
  readonly runtime?: string;
  readonly address?: string;
  readonly labels?: object;
}

function node(name: string, options: NodeOptions = {}): object {
  const { ready = "True", architecture = "amd64", runtime = "containerd://2.1.4" } = options;
  const { address = "192.168.1.11", labels = {} } = options;
  return {
    metadata: { name, labels },
    status: {
      addresses: [{ type: "InternalIP", address }],
      conditions: [{ type: "Ready", status: ready }],
      nodeInfo: { architecture, containerRuntimeVersion: runtime },
    },
  };
}

/** IngressClasses: name, controller, and the Helm release with its namespace. */
function classes(
  ...given: readonly (readonly [string, string, string, namespace?: string])[]
): Answers {
  const items = given.map(([name, controller, release, namespace = "ingress-nginx"]) => ({
    metadata: {
      name,
      annotations: {
        "meta.helm.sh/release-name": release,
        "meta.helm.sh/release-namespace": namespace,
      },
    },
    spec: { controller },
  }));
  return { "/apis/networking.k8s.io/v1/ingressclasses": items };
}

function service(namespace: string, name: string, ip: string): object {
  return { metadata: { name, namespace }, status: { loadBalancer: { ingress: [{ ip }] } } };
}
