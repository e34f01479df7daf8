import type { Refusal } from "./refusal.ts";

const step = "sidetrack-hostname";

/** What the sidetrack must refuse. */
export const sidetrackHostname: readonly Refusal[] = [
  {
    story: "a user who may not do it",
    step,
    phase: "need",
    at: "you may do what this section does",
    sees: { "": ["create pods/exec in default"] },
    says: "you may not create pods/exec in default",
  },
  {
    story: "an echo service of somebody else's",
    step,
    at: "the echo service is the one of this runbook",
    sees: { "": false },
    says: "no Deployment echoserver in the namespace default is the runbook's",
  },
  {
    story: "a pod that is not ready and would be left out",
    step,
    at: "all replicas are ready",
    sees: { ready: 2, "pods.0.ready": false },
    says: "not ready yet: echoserver-",
  },
  {
    story: "an edit that names another host",
    step,
    at: "kubectl exec -i echoserver-",
    prints: ["patched: server_hostname=", "patched: server_hostname=localhost-"],
    says: "server_hostname=echoserver-",
  },
  {
    story: "an edit that was put back",
    step,
    at: "kubectl exec -i echoserver-",
    ends: 1,
    says: "it ended with exit code 1, expected 0",
  },
  {
    story: "a pod that answers without its name",
    step,
    at: "kubectl get --raw",
    prints: ["server_hostname=", "hostname="],
    says: "server_hostname=echoserver-",
  },
  {
    story: "an answer without a name through the load balancer",
    step,
    at: "curl -sS -k",
    prints: ["server_hostname=", "hostname="],
    says: "stdout: expected `server_hostname=<_:name>`",
  },
  {
    story: "a hostname missing",
    step,
    at: "every pod's name has been seen",
    sees: { seen: ["echoserver-a"], pods: ["echoserver-a", "echoserver-b"] },
    says: "no answer has told the name of echoserver-b",
  },
  {
    story: "the name of a pod that is not there",
    step,
    at: "every pod's name has been seen",
    sees: { seen: ["echoserver-a", "node1"], pods: ["echoserver-a"] },
    says: "no pod has the name node1",
  },
  {
    story: "no echo pod at all",
    step,
    at: "every pod's name has been seen",
    sees: { seen: [], pods: [] },
    says: "there is no echo pod",
  },
  {
    story: "a pod made anew afterwards",
    step,
    phase: "hold",
    at: "every echo pod tells its name",
    sees: { seen: ["echoserver-a"], pods: ["echoserver-a", "echoserver-new"] },
    says: "no answer has told the name of echoserver-new",
  },
];
