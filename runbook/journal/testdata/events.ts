/**
 * A small run that has every type of event, for tests.
 *
 * @module
 */

import { type Event, FORMAT, type Recorded, type RunStarted, type Verdict } from "../events.ts";

/** How the sample run begins. */
export const RUN_STARTED: RunStarted = {
  type: "run-started",
  format: FORMAT,
  run: "2026-11-23-181502",
  runbook: { name: "@homelab/runbook", version: "0.1.0" },
  purpose: "run",
  world: "live",
  recording: { run: "2026-11-01-120000", at: "2026-11-01T12:00:00.000Z", differs: [] },
  tools: { kubectl: "v1.35.2", helm: "v4.1.4" },
  target: {
    context: "home",
    server: "https://192.168.1.10:6443",
    identity: "3b9f5b1e-0000-4000-8000-000000000001",
    version: "v1.35.4",
    nodes: [{
      name: "node-1",
      address: "192.168.1.11",
      architecture: "amd64",
      kubelet: "v1.35.4",
      runtime: "containerd://2.1.0",
    }],
  },
  settings: { domain: "localdev.me", replicas: 3, tls: null, ["__proto__"]: ["odd"] },
  asked: { settingsFile: "config/lab.yaml", overrides: ["replicas=3"], adopt: false },
  steps: ["ingress", "demo-service"],
};

/** What a step of the sample tells, from its start to its end. */
export function told(step: string, verdict: Verdict, command = 1): readonly Event[] {
  return [
    {
      type: "step-started",
      step,
      title: `Telling ${step}`,
      action: "tell",
      plan: [
        { type: "file", name: "demo.yaml", text: "kind: Service\n" },
        { type: "learn", name: "pods" },
        {
          type: "each",
          name: "pods",
          body: [{ type: "command", mode: "look", text: "echo <pod>", expects: { exits: [0] } }],
        },
        { type: "check", label: "all replicas answer" },
      ],
      undo: [{ type: "command", mode: "change", text: "kubectl delete", expects: { exits: [0] } }],
    },
    { type: "prose", style: "say", text: "Ein *Wort* vorweg: 日本語, 🦫, \u2028 und \ud800." },
    { type: "file", name: "demo.yaml", language: "yaml", text: "kind: Service\n" },
    { type: "learned", name: "pods", value: ["demo-1", { "n": 1.5, "ok": true }] },
    { type: "each-started", name: "pods", count: 1 },
    {
      type: "command-started",
      command,
      mode: "look",
      text: "echo demo-1",
      expects: { exits: [0, 1], stdout: "<pod:name>", stderr: "", where: { pod: "demo-1" } },
    },
    { type: "process-started", command, pid: 4711, group: 4711, startTime: "123456" },
    { type: "output", command, stream: "stdout", text: "demo-1\n" },
    {
      type: "output",
      command,
      stream: "stderr",
      text: "end\n",
      omitted: { bytes: 12, file: `output/${command}.stderr.txt`, sha256: "0".repeat(64) },
    },
    {
      type: "command-ended",
      command,
      code: null,
      signal: "SIGTERM",
      timedOut: true,
      duration: 12.5,
      attempts: 1,
    },
    {
      type: "check",
      command,
      label: "prints as expected",
      phase: "tell",
      verdict: "no",
      seen: null,
      error: { kind: "other", message: "closed" },
      captures: { pod: "demo-1" },
      message: "line 1 differs",
      remedy: "look again",
      place: { file: "steps/demo.ts", line: 3, column: 7 },
      attempts: 2,
      duration: 3,
    },
    {
      type: "diagnosis",
      id: "image-cannot-be-pulled",
      cause: "The image is not there",
      remedy: "Correct the image",
      evidence: { pod: "demo-1" },
    },
    { type: "gathered", findings: [{ title: "Pod demo-1", lines: ["waits", "  Failed"] }] },
    { type: "step-ended", step, action: "tell", verdict, duration: 20, message: "told" },
  ];
}

/** The whole sample: one step passed, one failed, and the run's end. */
export const SAMPLE: readonly Recorded[] = numbered([
  RUN_STARTED,
  ...told("ingress", "passed", 1),
  ...told("demo-service", "failed", 2),
  { type: "run-ended", verdict: "failed", message: "demo-service failed" },
]);

/** A short run in which one step passes, for tests that look at each of its bytes. */
export const SMALL: readonly Recorded[] = numbered([
  { ...RUN_STARTED, tools: {}, target: null, settings: {} },
  { type: "step-started", step: "ingress", title: "Ingress", action: "tell", plan: [] },
  { type: "prose", style: "say", text: "Añadido 🦫" },
  { type: "command-started", command: 1, mode: "look", text: "true", expects: { exits: [0] } },
  { type: "process-started", command: 1, pid: 7, group: 7, startTime: "1" },
  { type: "step-ended", step: "ingress", action: "tell", verdict: "passed", duration: 2 },
  { type: "run-ended", verdict: "passed" },
]);

/** Numbers and dates events as a journal does. */
export function numbered(events: readonly Event[]): readonly Recorded[] {
  return events.map((event, index) => ({
    n: index + 1,
    at: new Date(Date.UTC(2026, 10, 23, 18, 15, 2, index)).toISOString(),
    ...event,
  }));
}
