import {
  type Action,
  type Check,
  type CommandMode,
  type Event,
  type Expects,
  FORMAT,
  type Output,
  type Recorded,
  type RunStarted,
  type Verdict,
} from "../journal/mod.ts";

/** How a run begins, but for what is given. */
export function runStarted(given: Partial<RunStarted> = {}): RunStarted {
  return {
    type: "run-started",
    format: FORMAT,
    run: "2026-11-23-181502",
    runbook: { name: "@homelab/runbook", version: "0.1.0" },
    purpose: "run",
    world: "live",
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
    settings: { address: "192.168.1.254", values: { metallb: "a: 1\nb: 2\n" }, hosts: ["a", "b"] },
    asked: { overrides: ["replicas=5"], adopt: false },
    steps: ["loadbalancer", "demo-service"],
    ...given,
  };
}

/** What a command was and did. */
export interface CommandParts {
  /** `change` unless given. */
  readonly mode?: CommandMode;
  /** Exit code 0 and nothing else unless given. */
  readonly expects?: Partial<Expects>;
  /** What it printed, in one piece. */
  readonly stdout?: string;
  /** What it wrote to standard error, in one piece. */
  readonly stderr?: string;
  /** What was left out before each of both. */
  readonly omitted?: Output["omitted"];
  /** 0 unless given. */
  readonly code?: number;
  /** 1 unless given. */
  readonly attempts?: number;
  /** What the check has beside its verdict; by default it says yes. */
  readonly check?: Partial<Check>;
}

/** A command from its start to its check. */
export function commandEvents(
  command: number,
  text: string,
  parts: CommandParts = {},
): readonly Event[] {
  const { mode = "change", stdout, stderr, omitted, code = 0, attempts = 1 } = parts;
  const process = { pid: 4711, group: 4711, startTime: "1" };
  const output = (stream: Output["stream"], text: string | undefined): readonly Event[] =>
    text === undefined
      ? []
      : [{ type: "output", command, stream, text, ...(omitted === undefined ? {} : { omitted }) }];
  return [
    { type: "command-started", command, mode, text, expects: { exits: [0], ...parts.expects } },
    { type: "process-started", command, ...process },
    ...output("stdout", stdout),
    ...output("stderr", stderr),
    {
      type: "command-ended",
      command,
      code,
      signal: null,
      timedOut: false,
      duration: 1200,
      attempts,
    },
    {
      type: "check",
      command,
      label: text,
      phase: "tell",
      verdict: "yes",
      attempts,
      duration: 1200,
      ...parts.check,
    },
  ];
}

/** What a step's group is about. */
export interface StepParts {
  /** Its name unless given. */
  readonly title?: string;
  /** `tell` unless given. */
  readonly action?: Action;
  /** `passed` unless given. */
  readonly verdict?: Verdict;
  /** Why it did not pass. */
  readonly message?: string;
}

/** A step from its start to its end. */
export function stepEvents(
  step: string,
  { title = step, action = "tell", verdict = "passed", message }: StepParts,
  events: readonly Event[],
): readonly Event[] {
  const said = message === undefined ? {} : { message };
  return [
    { type: "step-started", step, title, action, plan: [] },
    ...events,
    { type: "step-ended", step, action, verdict, duration: 65_000, ...said },
  ];
}

/** Numbers and dates events as a journal does, a second apart. */
export function numbered(events: readonly Event[]): readonly Recorded[] {
  return events.map((event, index) => ({
    n: index + 1,
    at: new Date(Date.UTC(2026, 10, 23, 18, 15, index)).toISOString(),
    ...event,
  }));
}
