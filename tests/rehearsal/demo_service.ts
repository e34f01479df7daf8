import type { Refusal } from "./refusal.ts";

const step = "demo-service";
const PAGE = "<html><body><h1>It works!</h1></body></html>";

/** What the step with the demo service must refuse. */
export const demoService: readonly Refusal[] = [
  {
    story: "an old image on a node with containerd 2",
    step,
    phase: "need",
    at: "the nodes can run the chosen images",
    settings: { "images.echo": "registry.k8s.io/echoserver:1.3" },
    sees: { "1.runtime": "containerd://2.1.4" },
    says: "node2 (containerd://2.1.4) does not pull the old format of registry.k8s.io/echoserver",
  },
  {
    story: "an unlabelled demo that was there before",
    step,
    at: "nothing of another's is in the way of demo.yaml",
    sees: {
      "": [{
        object: "Deployment demo in namespace default",
        differences: ["spec.template.spec.containers.0.image: httpd:2.4.68, is httpd"],
      }],
    },
    says: "Deployment demo in namespace default was there before",
  },
  {
    story: "a deployment without its service",
    step,
    at: "kubectl apply -f demo.yaml",
    prints: ["service/demo created\n", ""],
    says: "expected `service/demo <_:word>`",
  },
  {
    story: "somebody else's Ingress",
    step,
    at: "nothing of another's is in the way of ingress.yaml",
    sees: { "": [{ object: "Ingress demo-localhost in namespace default", differences: [] }] },
    says: "Ingress demo-localhost in namespace default was there before",
  },
  {
    story: "an Ingress that is denied",
    step,
    at: "kubectl apply -f ingress.yaml",
    ends: 1,
    says: "it ended with exit code 1, expected 0",
  },
  {
    story: "another Ingress than the wanted one",
    step,
    at: "kubectl apply -f ingress.yaml",
    prints: ["demo-localhost", "demo"],
    says: "demo-localhost",
  },
  {
    story: "a pod that never gets ready",
    step,
    at: "the demo is ready",
    sees: { ready: 0, "pods.0.ready": false },
    says: "not ready yet: demo-",
  },
  {
    story: "a pod too many",
    step,
    at: "the demo is ready",
    sees: {
      "pods.1": {
        name: "demo-of-before",
        node: "node1",
        ip: "10.244.1.9",
        image: "docker.io/library/httpd:2.4.0",
        ready: false,
        revision: "of-before",
        restarts: 0,
        waiting: [{ reason: "ImagePullBackOff", message: "not found" }],
      },
    },
    says: "2 pods are there, expected 1",
  },
  {
    story: "a 503 for the page",
    step,
    at: "curl -sS -i",
    prints: ["HTTP/1.1 200 OK", "HTTP/1.1 503 Service Temporarily Unavailable"],
    says: "expected `200`, found `503`",
  },
  {
    story: "another page",
    step,
    at: "curl -sS -i",
    prints: [PAGE, "<h1>Welcome to nginx!</h1>"],
    says: "stdout: expected",
  },
  {
    story: "a page that has the words in a sentence",
    step,
    at: "curl -sS -i",
    prints: [PAGE, "<p>Look here: It works! (At last.)</p>"],
    says: "stdout: expected",
  },
  {
    story: "another page that contains the words",
    step,
    at: "it is Apache's greeting, word for word",
    sees: { page: `<html><body><h1>It works!</h1><p>It does.</p></body></html>` },
    says: "It does.",
  },
  {
    story: "a page of an error, in the words of the greeting",
    step,
    at: "it is Apache's greeting, word for word",
    sees: { status: 500 },
    says: "500",
  },
  {
    story: "the demo is gone afterwards",
    step,
    phase: "hold",
    at: "the demo is ready",
    sees: { wanted: null, pods: [] },
    says: "it does not exist",
  },
  {
    story: "the rule is gone afterwards",
    step,
    phase: "hold",
    at: "the page is served at",
    sees: { status: 404, page: "<html>404 Not Found</html>" },
    says: "404",
  },
  {
    story: "nobody serves the page afterwards",
    step,
    phase: "hold",
    at: "the page is served at",
    sees: { "": { unanswered: "no route to host 192.168.1.254:80" } },
    says: "there is no answer: no route to host 192.168.1.254:80",
  },
];
