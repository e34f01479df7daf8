import type { Recorded, RunStarted } from "../journal/mod.ts";
import { commandEvents, numbered, runStarted, stepEvents } from "./builders.ts";

const PODS = [
  "NAME                  READY   STATUS    RESTARTS   AGE",
  ...Array.from({ length: 30 }, (_, pod) => `other-${pod}  1/1  Running  0  2m`),
  "demo-7d4b8c6f5-x2lpn  1/1     Running   0          3s",
].join("\n") + "\n";

const LOADBALANCER = [
  ...stepEvents("loadbalancer", { title: "The load balancer", action: "needs" }, [
    {
      type: "check",
      label: "kubectl and helm are there",
      phase: "need",
      verdict: "yes",
      attempts: 1,
      duration: 3,
    },
  ]),
  ...stepEvents("loadbalancer", { title: "The load balancer" }, [
    {
      type: "prose",
      style: "say",
      text:
        "A Service of the type `LoadBalancer` asks for an address,\nand **MetalLB** gives one:\n\n" +
        "- one node\n  answers\n- the others\n\nSee [MetalLB](https://metallb.io/).",
    },
    { type: "prose", style: "note", text: "Nothing is\nneeded for it." },
    { type: "file", name: "pool.yaml", language: "yaml", text: "kind: IPAddressPool\n" },
    ...commandEvents(1, "kubectl apply -f pool.yaml", {
      expects: { stdout: "ipaddresspool.metallb.io/homelab <_:word>" },
      stdout: "ipaddresspool.metallb.io/homelab created\n",
      stderr: "Warning: beta\n",
    }),
    ...commandEvents(2, "kubectl get pods", {
      mode: "until",
      attempts: 3,
      expects: { stdout: "NAME ...\n...\ndemo-<_:name> ... Running ..." },
      stdout: PODS,
    }),
    {
      type: "check",
      label: "the pool is as configured",
      phase: "hold",
      verdict: "yes",
      seen: ["192.168.1.254/32"],
      attempts: 1,
      duration: 9,
    },
  ]),
] as const;

/** How a rehearsal begins, where it begins otherwise than a live run: for `given` below. */
export const REHEARSAL = {
  world: "rehearsal",
  recording: { run: "2026-11-01-120000", at: "2026-11-01T12:00:00.000Z", differs: [] },
} as const;

/** A run of two steps that passed; `given` changes how it begins. */
export function passedRun(given: Partial<RunStarted> = {}): readonly Recorded[] {
  return numbered([
    runStarted(given),
    ...LOADBALANCER,
    ...stepEvents("demo-service", { title: "Create a Loadbalanced Service" }, [
      ...commandEvents(3, "kubectl delete pod <none>", { expects: { stdout: "" } }),
    ]),
    { type: "run-ended", verdict: "passed" },
  ]);
}

/** A run whose second step failed, with its cause. */
export function failedRun(given: Partial<RunStarted> = {}): readonly Recorded[] {
  const reason = "expected an IP address, found `<pending>`";
  const text = "kubectl get service demo";
  return numbered([
    runStarted(given),
    ...LOADBALANCER,
    ...stepEvents("demo-service", {
      title: "Create a Loadbalanced Service",
      verdict: "failed",
      message: `${text}: stdout: ${reason}`,
    }, [
      ...commandEvents(3, text, {
        mode: "until",
        attempts: 40,
        expects: { stdout: "NAME ... EXTERNAL-IP\ndemo ... <address:ip>" },
        stdout: "NAME  TYPE          EXTERNAL-IP\ndemo  LoadBalancer  <pending>\n",
        check: {
          verdict: "no",
          message: `stdout: ${reason}`,
          duration: 60_000,
          place: { file: "steps/demo_service.ts", line: 42, column: 11 },
        },
      }),
      {
        type: "gathered",
        findings: [
          {
            title: "Service demo in namespace default",
            lines: [
              "loadBalancer: {}",
              "Last events:",
              "  Warning AllocationFailed: no available IPs | <none>",
            ],
          },
          { title: "Pod demo-1 in namespace default", lines: ["Running on node1"] },
        ],
      },
      {
        type: "diagnosis",
        id: "address-pending",
        cause: "MetalLB has no address left in the pool `homelab`",
        remedy: "Widen the pool in `config/runbook.yaml`",
        evidence: {},
      },
    ]),
    { type: "run-ended", verdict: "failed", message: "demo-service failed" },
  ]);
}
