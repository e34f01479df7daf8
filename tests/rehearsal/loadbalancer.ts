import type { Refusal } from "./refusal.ts";

const step = "loadbalancer";

const NODES = [{ name: "node1", ready: true }, { name: "node2", ready: false }];

/** A webhook that is not up yet when the pool is tried for the last time. */
const NO_WEBHOOK = 'Error from server (InternalError): error when creating "pool.yaml": Internal ' +
  'error occurred: failed calling webhook "ipaddresspoolvalidationwebhook.metallb.io": failed to ' +
  'call webhook: Post "https://metallb-webhook-service.metallb-system.svc:443/validate?timeout=10s"' +
  ": dial tcp 10.106.208.135:443: connect: connection refused\n";

/** What the step that installs MetalLB must refuse. */
export const loadbalancer: readonly Refusal[] = [
  {
    story: "helm is missing",
    step,
    phase: "need",
    at: "kubectl, helm (3 or 4) and curl",
    sees: { helm: null },
    says: "helm is not there, expected version 3 or 4",
  },
  {
    story: "kubectl is missing",
    step,
    phase: "need",
    at: "kubectl, helm (3 or 4) and curl",
    sees: { kubectl: null },
    says: "kubectl does not answer",
  },
  {
    story: "helm is of version 2",
    step,
    phase: "need",
    at: "kubectl, helm (3 or 4) and curl",
    sees: { helm: "v2.17.0" },
    says: "helm is v2.17.0, expected version 3 or 4",
  },
  {
    story: "curl was built without HTTP/2",
    step,
    phase: "need",
    at: "kubectl, helm (3 or 4) and curl",
    sees: { http2: false },
    says: "curl 7.88.1 cannot speak HTTP/2",
  },
  {
    story: "a node is not ready",
    step,
    phase: "need",
    at: "the nodes are ready",
    sees: { "": NODES },
    says: "not ready: node2",
  },
  {
    story: "the cluster has no nodes",
    step,
    phase: "need",
    at: "the nodes are ready",
    sees: { "": [] },
    says: "the cluster has no nodes",
  },
  {
    story: "the address is a node's",
    step,
    phase: "need",
    at: "the address is free",
    sees: { node: "node1" },
    says: "192.168.1.254 is the address of the node node1",
  },
  {
    story: "the address is another Service's",
    step,
    phase: "need",
    at: "the address is free",
    sees: { others: ["kube-system/traefik"] },
    says: "192.168.1.254 is taken by the Service kube-system/traefik",
  },
  {
    story: "another machine has the address",
    step,
    phase: "need",
    at: "the address is free",
    sees: { answers: true },
    says: "somebody answers at 192.168.1.254 already",
  },
  {
    story: "somebody else's namespace",
    step,
    at: "nothing of another's is in the way of metallb-namespace.yaml",
    sees: { "": [{ object: "Namespace metallb-system", differences: [] }] },
    says: "Namespace metallb-system was there before, without the label",
  },
  {
    story: "kubectl says nothing of the namespace",
    step,
    at: "kubectl apply -f metallb-namespace.yaml",
    prints: ["namespace/metallb-system created\n", ""],
    says: "stdout: expected",
  },
  {
    story: "MetalLB from its manifests",
    step,
    at: "MetalLB is not in this cluster by other means",
    sees: { elsewhere: ["Deployment controller in namespace metallb-system"] },
    says: "MetalLB runs already: Deployment controller in namespace metallb-system",
  },
  {
    story: "a Helm release of the old tutorial, in the namespace default",
    step,
    at: "MetalLB is not in this cluster by other means",
    sees: {
      releases: [{ name: "metallb", namespace: "default", status: "deployed", ours: false }],
    },
    says: "a Helm release metallb in namespace default that the runbook did not install",
  },
  {
    story: "a release that is pending",
    step,
    at: "helm upgrade --install metallb",
    prints: ["STATUS: deployed", "STATUS: pending-install"],
    says: "expected `deployed`, found `pending-install`",
  },
  {
    story: "a controller that crashes",
    step,
    at: "metallb-controller is ready",
    sees: { ready: 0, "pods.0.ready": false, "pods.0.restarts": 4 },
    says: "not ready yet: metallb-controller-",
  },
  {
    story: "a node without a speaker",
    step,
    at: "metallb-speaker is ready",
    sees: { ready: 2, "pods.2.ready": false },
    says: "not ready yet: metallb-speaker-",
  },
  {
    story: "no speaker at all",
    step,
    at: "metallb-speaker is ready",
    sees: { wanted: null, ready: 0, pods: [] },
    says: "it does not exist",
  },
  {
    story: "no speaker among the pods that are shown",
    step,
    at: "kubectl get pods --namespace metallb-system",
    prints: [/metallb-speaker-/g, "metallb-frr-k8s-"],
    says: "stdout: expected",
  },
  {
    story: "somebody else's pool",
    step,
    at: "nothing of another's is in the way of metallb-pool.yaml",
    sees: {
      "": [{
        object: "IPAddressPool homelab in namespace metallb-system",
        differences: ["spec.addresses.0: 192.168.1.254/32, is 192.168.1.240-192.168.1.250"],
      }],
    },
    says: "IPAddressPool homelab in namespace metallb-system was there before",
  },
  {
    story: "the webhook never comes up",
    step,
    at: "kubectl apply --dry-run=server -f metallb-pool.yaml",
    prints: ["ipaddresspool.metallb.io/homelab created (server dry run)\n", NO_WEBHOOK],
    ends: 1,
    says: "it ended with exit code 1, expected 0",
  },
  {
    story: "a pool without its advertisement",
    step,
    at: "kubectl apply -f metallb-pool.yaml",
    prints: ["l2advertisement.metallb.io/homelab created\n", ""],
    says: "expected `l2advertisement.metallb.io/homelab <_:word>`",
  },
  {
    story: "MetalLB finds a mistake in the pool",
    step,
    at: "MetalLB finds its configuration valid",
    sees: { "states.0.result": "Invalid", "states.0.error": "failed to parse" },
    says: "not valid: controller: Invalid failed to parse",
  },
  {
    story: "a speaker has not said what it thinks of the pool",
    step,
    at: "MetalLB finds its configuration valid",
    sees: { states: [] },
    says: "not valid: controller: silent, speaker-node1: silent",
  },
  {
    story: "the controller is gone afterwards",
    step,
    phase: "hold",
    at: "metallb-controller is ready",
    sees: { wanted: null, pods: [] },
    says: "it does not exist",
  },
  {
    story: "a speaker is gone afterwards",
    step,
    phase: "hold",
    at: "metallb-speaker is ready",
    sees: { ready: 2 },
    says: "2 of 3 are up to date and ready",
  },
  {
    story: "the pool has lost its address",
    step,
    phase: "hold",
    at: "the pool is as configured, and announced",
    sees: { addresses: ["192.168.1.200/32"] },
    says: "the pool has other addresses",
  },
  {
    story: "the advertisement is gone",
    step,
    phase: "hold",
    at: "the pool is as configured, and announced",
    sees: { announced: null },
    says: "no advertisement announces the pool",
  },
  {
    story: "a speaker finds the pool invalid afterwards",
    step,
    phase: "hold",
    at: "MetalLB finds its configuration valid",
    sees: { "states.1.result": "Invalid" },
    says: "not valid: speaker-node1: Invalid",
  },
];
