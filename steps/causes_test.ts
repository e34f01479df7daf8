import { assertEquals } from "@std/assert";
import type { Cause, Json, JsonObject } from "../runbook/mod.ts";
import { addressPending, noSpeaker } from "./address_causes.ts";
import { nobodyAnnounces } from "./announcing.ts";
import {
  chartCannotBeFetched,
  hostTaken,
  ingressClassMissing,
  ingressClassTaken,
  podRefusesTheEdit,
  redirectedForEver,
  releaseIsHeld,
  webhookUnreachable,
} from "./causes.ts";
import { podTroubles } from "./pod_causes.ts";
import { addressIsFar } from "./pool.ts";
import type { PodSelector } from "./pods.ts";
import { rivalLoadBalancers } from "./metallb.ts";
import type { Settings } from "./settings.ts";
import { shippedSettings } from "./testdata/settings.ts";

const SETTINGS = await shippedSettings();

/** Whose pods are looked at. */
function echo(): PodSelector {
  return { namespace: "default", labels: "app=echoserver" };
}

const CAUSES: readonly Cause<Settings>[] = [
  addressIsFar,
  addressPending,
  chartCannotBeFetched,
  hostTaken,
  ingressClassMissing,
  ingressClassTaken,
  nobodyAnnounces,
  noSpeaker,
  ...podTroubles(echo, "echoserver-"),
  podRefusesTheEdit,
  redirectedForEver,
  releaseIsHeld,
  rivalLoadBalancers,
  webhookUnreachable,
];

/** A failure as it is met in a cluster, and the one cause that speaks up. */
interface Met {
  readonly story: string;
  readonly failure: string;
  /** What the cause's own look brings home. */
  readonly evidence?: Json;
  readonly cause: string;
  readonly says: string;
}

const METALLB_WEBHOOK = "ipaddresspoolvalidationwebhook.metallb.io";
const INGRESS_WEBHOOK = "validate.nginx.ingress.kubernetes.io";
const FIRST = "kubectl get service ingress-nginx-controller: stdout: ";

const MET: readonly Met[] = [
  {
    story: "an image that does not exist",
    failure: "all replicas are ready: the pod echoserver-1 cannot start: ImagePullBackOff",
    evidence: [pull(
      "docker.io/library/nosuchimage:1",
      'rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/library/' +
        'nosuchimage:1": failed to resolve reference "docker.io/library/nosuchimage:1": ' +
        "docker.io/library/nosuchimage:1: not found",
    )],
    cause: "image-cannot-be-pulled",
    says:
      "The image docker.io/library/nosuchimage:1 cannot be pulled: its registry does not have it",
  },
  {
    story: "the image of 2016 on a node of today",
    failure: "all replicas are ready: the pod echoserver-1 cannot start: ImagePullBackOff",
    evidence: [pull(
      "registry.k8s.io/echoserver:1.3",
      'media type "application/vnd.docker.distribution.manifest.v1+prettyjws" is no longer ' +
        "supported since containerd v2.1, please rebuild the image as " +
        '"application/vnd.docker.distribution.manifest.v2+json"',
    )],
    cause: "image-cannot-be-pulled",
    says: "The image registry.k8s.io/echoserver:1.3 cannot be pulled: " +
      "it is of an old format that containerd does not take any more",
  },
  {
    story: "an image for another processor",
    failure: "the demo is ready: the pod demo-1 cannot start: ImagePullBackOff",
    evidence: [pull("example.org/demo:1", "no match for platform in manifest: not found")],
    cause: "image-cannot-be-pulled",
    says: "The image example.org/demo:1 cannot be pulled: it is not made for this processor",
  },
  {
    story: "too many pulls from Docker Hub",
    failure: "the demo is ready: the pod demo-1 cannot start: ImagePullBackOff",
    evidence: [pull(
      "docker.io/library/httpd:2.4.68",
      "429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit",
    )],
    cause: "image-cannot-be-pulled",
    says: "The image docker.io/library/httpd:2.4.68 cannot be pulled: " +
      "its registry's limit for pulls without login is reached",
  },
  {
    story: "MetalLB's webhook is not up yet",
    failure: "kubectl apply: it ended with exit code 1\nError from server (InternalError): error " +
      'when creating "pool.yaml": Internal error occurred: failed calling webhook ' +
      `"${METALLB_WEBHOOK}": failed to call webhook: Post "https://metallb-webhook-service.` +
      'metallb-system.svc:443/validate-metallb-io-v1beta1-ipaddresspool?timeout=10s": dial tcp ' +
      "10.106.208.135:443: connect: connection refused",
    cause: "webhook-unreachable",
    says: `The admission webhook ${METALLB_WEBHOOK} does not answer: ` +
      "the API server cannot reach the pod behind it",
  },
  {
    story: "the webhook of an earlier installation",
    failure: `failed calling webhook "${INGRESS_WEBHOOK}": failed to call webhook: Post "https://` +
      'ingress-nginx-controller-admission.ingress-nginx.svc:443/networking/v1/ingresses": tls: ' +
      "failed to verify certificate: x509: certificate signed by unknown authority",
    cause: "webhook-unreachable",
    says: `The admission webhook ${INGRESS_WEBHOOK} does not answer: ` +
      "its certificate is of an earlier installation",
  },
  {
    story: "no way to the chart's repository",
    failure: "helm upgrade --install metallb: it ended with exit code 1\nError: looks like " +
      '"https://metallb.github.io/metallb" is not a valid chart repository or cannot be reached: ' +
      'Get "https://metallb.github.io/metallb/index.yaml": dial tcp: lookup metallb.github.io: ' +
      "no such host",
    cause: "chart-cannot-be-fetched",
    says: "The chart's repository cannot be reached from here",
  },
  {
    story: "a chart of no such version",
    failure: 'helm upgrade --install metallb: exit code 1\nError: chart "metallb" matching 9.9.9 ' +
      "not found in https://metallb.github.io/metallb index. (try 'helm repo update'): " +
      "no chart version found for metallb-9.9.9",
    cause: "chart-cannot-be-fetched",
    says: "The chart's repository does not have this version",
  },
  {
    story: "no pod behind the webhook",
    failure:
      `failed calling webhook "${INGRESS_WEBHOOK}": failed to call webhook: Post "https://x": ` +
      'no endpoints available for service "ingress-nginx-controller-admission"',
    cause: "webhook-unreachable",
    says: `The admission webhook ${INGRESS_WEBHOOK} does not answer: no pod behind it is ready`,
  },
  {
    story: "the webhook of an installation that is gone",
    failure:
      `failed calling webhook "${INGRESS_WEBHOOK}": failed to call webhook: Post "https://x": ` +
      'service "ingress-nginx-controller-admission" not found',
    cause: "webhook-unreachable",
    says: `The admission webhook ${INGRESS_WEBHOOK} does not answer: ` +
      "the Service behind it is gone: it was left over by an earlier installation",
  },
  {
    story: "an image whose program is for another processor",
    failure: "all replicas are ready: the pod echoserver-1 cannot start: CrashLoopBackOff",
    evidence: [crash({ lastLine: "exec /docker-entrypoint.sh: exec format error" })],
    cause: "container-crashes",
    says: "The image echo:1 is not made for the processor of its node: exec format error",
  },
  {
    story: "a program that ends with a word",
    failure: "all replicas are ready: the pod echoserver-1 cannot start: CrashLoopBackOff",
    evidence: [crash({ lastLine: "[emerg] unknown directive" })],
    cause: "container-crashes",
    says: "The container nginx of pod echoserver-1 ends again and again, " +
      "last with exit code 1: [emerg] unknown directive",
  },
  {
    story: "a program that ends without a word",
    failure: "all replicas are ready: the pod echoserver-1 cannot start: CrashLoopBackOff",
    evidence: [crash({})],
    cause: "container-crashes",
    says: "The container nginx of pod echoserver-1 ends again and again, " +
      "last with exit code 1, and says nothing",
  },
  {
    story: "Pod Security that refuses a Deployment's pods",
    failure: 'all replicas are ready: its pods are refused: pods "echoserver-1" is forbidden: ' +
      'violates PodSecurity "restricted:latest": runAsNonRoot != true',
    cause: "pods-refused",
    says: "Pod Security of namespace default refuses the pods: " +
      'violates PodSecurity "restricted:latest": runAsNonRoot != true',
  },
  {
    story: "a quota that only an event tells of",
    failure: "metallb-speaker is ready: there is no pod yet",
    evidence: [
      'pods "speaker-1" is forbidden: exceeded quota: small, used: pods=2, limited: pods=2',
    ],
    cause: "pods-refused",
    says: "The quota of namespace default refuses the pods: " +
      "exceeded quota: small, used: pods=2, limited: pods=2",
  },
  {
    story: "a node that is down",
    failure: "all replicas are ready: 2 of 3 are up to date and ready",
    evidence: [{ node: "node2", message: "Kubelet stopped posting node status." }],
    cause: "node-not-ready",
    says: "The node node2 is not ready: Kubelet stopped posting node status.",
  },
  {
    story: "a helm that was cut off",
    failure:
      "helm upgrade --install metallb: exit code 1\nError: UPGRADE FAILED: another operation " +
      "(install/upgrade/rollback) is in progress",
    cause: "release-held",
    says: "Another helm is at work on this release, or was cut off in the middle of it",
  },
  {
    story: "a helm that was cut off, and what it has left",
    failure: "helm upgrade --install ingress-nginx ingress-nginx: exit code 1\n" +
      "Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress",
    evidence: [
      { name: "metallb", namespace: "metallb-system", status: "pending-upgrade", ours: true },
      { name: "ingress-nginx", namespace: "ingress-nginx", status: "pending-install", ours: true },
    ],
    cause: "release-held",
    says: "Another helm is at work on the release ingress-nginx, or was cut off: " +
      "it is pending-install",
  },
  {
    story: "a class that is gone with its controller",
    failure: "curl -sS -i http://demo.home.arpa/: stdout: expected `200`, found `404`",
    evidence: ["traefik"],
    cause: "ingress-class-missing",
    says: 'There is no IngressClass "nginx", so no controller serves the Ingress',
  },
  {
    story: "no address left in the pool",
    failure: `${FIRST}expected \`192.168.1.254\`, found \`<pending>\``,
    evidence: pending({ refusal: 'Failed to allocate IP for "x": no available IPs' }),
    cause: "address-pending",
    says: "MetalLB's pool homelab has no address left: " +
      'Failed to allocate IP for "x": no available IPs',
  },
  {
    story: "an address that no pool has",
    failure: `${FIRST}expected \`192.168.1.254\`, found \`<pending>\``,
    evidence: pending({ refusal: '["192.168.1.254"] is not allowed in config' }),
    cause: "address-pending",
    says: "MetalLB has not given the Service an address: " +
      '["192.168.1.254"] is not allowed in config',
  },
  {
    story: "no pool at all",
    failure: `${FIRST}expected \`192.168.1.254\`, found \`<pending>\``,
    evidence: pending({ pools: [] }),
    cause: "address-pending",
    says: "MetalLB has no pool of addresses",
  },
  {
    story: "no controller that gives addresses",
    failure: `${FIRST}expected \`192.168.1.254\`, found \`<pending>\``,
    evidence: pending({ controller: false }),
    cause: "address-pending",
    says: "MetalLB's controller, which gives addresses, is not ready",
  },
  {
    story: "another Service has taken the address",
    failure: `${FIRST}expected \`192.168.1.254\`, found \`<pending>\``,
    evidence: pending({ services: [{ service: "default/demo-lb", has: true }] }),
    cause: "address-pending",
    says: "The address 192.168.1.254 is taken by another Service, default/demo-lb",
  },
  {
    story: "no speaker",
    failure:
      "curl -sS -i --max-time 5 http://192.168.1.254/: it ended with exit code 7, expected 0",
    evidence: { ready: false },
    cause: "no-speaker",
    says: "No speaker of MetalLB is ready: nobody answers for 192.168.1.254 on the LAN",
  },
  {
    story: "the servicelb of k3s was first",
    failure: `${FIRST}expected \`192.168.1.254\`, found \`192.168.1.11\`\nNAME EXTERNAL-IP`,
    evidence: [{ name: "the servicelb of k3s", way: "start k3s with --disable=servicelb" }],
    cause: "rival-load-balancer",
    says: "There is another load balancer in the cluster, the servicelb of k3s: " +
      "start k3s with --disable=servicelb",
  },
  {
    story: "an address of another network",
    failure:
      "curl -sS -i --max-time 5 http://192.168.1.254/: it ended with exit code 28, expected 0",
    evidence: ["10.0.0.11", "10.0.0.12"],
    cause: "address-far",
    says: "The address 192.168.1.254 is outside the nodes' network, 10.0.0.0/24: " +
      "nobody asks there who has it",
  },
  {
    story: "an address that no node may announce",
    failure:
      "curl -sS -i --max-time 5 http://192.168.1.254/: it ended with exit code 28, expected 0",
    evidence: [{ name: "node1", excluded: true }],
    cause: "nobody-announces",
    says: "No node announces 192.168.1.254: all bear the label " +
      "node.kubernetes.io/exclude-from-external-load-balancers: node1",
  },
  {
    story: "the IngressClass of another release",
    failure: 'helm upgrade --install ingress-nginx: exit code 1\nError: IngressClass "nginx" in ' +
      'namespace "" exists and cannot be imported into the current release: invalid ownership ' +
      'metadata; annotation validation error: key "meta.helm.sh/release-name" must equal "x"',
    cause: "ingress-class-taken",
    says: 'An IngressClass "nginx" is there already and belongs to another controller',
  },
  {
    story: "two Ingresses for one host",
    failure: "kubectl apply -f ingress.yaml: exit code 1\nerror: failed to create ingress: " +
      `admission webhook "${INGRESS_WEBHOOK}" denied the request: host "demo.localdev.me" and ` +
      'path "/" is already defined in ingress default/demo-localhost',
    cause: "host-taken",
    says: "The host demo.localdev.me is served by another Ingress already, default/demo-localhost",
  },
  {
    story: "an echo image that does not redirect",
    failure: "curl -sS -i --max-time 5 --resolve echoserver.home:80:192.168.1.254 " +
      "http://echoserver.home/: stdout: expected `301`, found `200`\nHTTP/1.1 200 OK",
    cause: "no-redirect",
    says: "The image docker.io/library/nginx:1.30.5 answers plain HTTP itself: " +
      'it is not of the variant "nginx"',
  },
  {
    story: "an echo image without bash",
    failure: "kubectl exec -i echoserver-1: exit code 1\nerror: Internal error occurred: error " +
      "executing command in container: failed to exec in container: failed to start exec: OCI " +
      "runtime exec failed: exec failed: unable to start container process: exec: " +
      '"bash": executable file not found in $PATH: unknown',
    cause: "edit-refused",
    says: "The echo image has no bash, which the edit needs",
  },
  {
    story: "an edit that nginx did not take",
    failure: "kubectl exec -i echoserver-1: exit code 1\n" +
      "put back: the answer does not name the host",
    cause: "edit-refused",
    says: "nginx did not answer as it should with the edited configuration, which was put back",
  },
];

for (const { story, failure, evidence = null, cause, says } of MET) {
  Deno.test(`causes: ${story}`, () => {
    const said = CAUSES.flatMap((known) => {
      // What another cause's look would bring home is not of this cause's shape.
      const signs = { failure, evidence: known.id === cause ? evidence : null };
      const sentence = known.says(signs, SETTINGS);
      return sentence === undefined ? [] : [{ cause: known.id, says: sentence }];
    });
    assertEquals(said, [{ cause, says }]);
  });
}

const UNEXPLAINED = [
  "curl -sS -i http://192.168.1.254/: stdout: expected `404`, found `502`",
  "kubectl apply -f demo.yaml: it ended with exit code 1\nerror: You must be logged in",
  "helm upgrade --install: exit code 1\nError: Kubernetes cluster unreachable: connection refused",
  `${FIRST}expected \`192.168.1.254\`, found \`192.168.1.25\`\nNAME EXTERNAL-IP`,
  'kubectl exec -i echoserver-1: exit code 1\nerror: pods "echoserver-1" not found',
];

for (const failure of UNEXPLAINED) {
  Deno.test(`causes: nobody guesses at "${failure.slice(0, 60)}"`, () => {
    const said = CAUSES.map((cause) => cause.says({ failure, evidence: null }, SETTINGS));
    assertEquals(said.filter((sentence) => sentence !== undefined), []);
  });
}

function pull(image: string, message: string): Json {
  return { pod: "echoserver-1", image, reason: "ImagePullBackOff", message };
}

function crash(given: { readonly message?: string; readonly lastLine?: string }): Json {
  const container = { pod: "echoserver-1", container: "nginx", image: "echo:1" };
  return { ...container, code: 1, message: "", lastLine: "", ...given };
}

/** What is found where an address is pending, with these differences. */
function pending(given: JsonObject): Json {
  return { services: [], pools: ["homelab"], controller: true, refusal: "", ...given };
}
