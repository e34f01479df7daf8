/**
 * The shape of every event: what a line of a journal has to be before it counts as that event.
 *
 * @module
 */

import type { Place } from "../errors/mod.ts";
import type {
  Check,
  CommandEnded,
  CommandStarted,
  Diagnosis,
  EachStarted,
  Event,
  FileShown,
  Finding,
  Gathered,
  Learned,
  LookError,
  Omitted,
  Output,
  ProcessStarted,
  Prose,
  Recorded,
  RecordingHeader,
  RunEnded,
  RunStarted,
  StepEnded,
  StepStarted,
} from "./events.ts";
import type { Expects, Planned } from "./planned.ts";
import type { Target, TargetNode } from "./target.ts";
import {
  count,
  flag,
  instant,
  json,
  jsonObject,
  list,
  nullable,
  number,
  object,
  oneOf,
  optional,
  record,
  type Shape,
  tagged,
  text,
} from "./shape.ts";

const actions = oneOf("needs", "tell", "verify", "undo");
const modes = oneOf("change", "look", "until");
const verdicts = oneOf("passed", "failed", "interrupted", "unknown", "gone", "not recorded");

const place = object<Place>({ file: text, line: optional(count), column: optional(count) });

const omitted = object<Omitted>({ bytes: count, file: text, sha256: text });

const expects = object<Expects>({
  exits: list(number),
  stdout: optional(text),
  stderr: optional(text),
  where: optional(record(text)),
});

const lookError = object<LookError>({
  kind: oneOf("unreachable", "forbidden", "other"),
  message: text,
});

const target = object<Target>({
  context: text,
  server: text,
  identity: text,
  version: text,
  nodes: list(object<TargetNode>({
    name: text,
    address: text,
    architecture: text,
    kubelet: text,
    runtime: text,
  })),
});

type PlannedOf<K extends Planned["type"]> = Extract<Planned, { readonly type: K }>;

const planned: Shape<Planned> = tagged<Planned>({
  file: object<PlannedOf<"file">>({ type: oneOf("file"), name: text, text }),
  command: object<PlannedOf<"command">>({ type: oneOf("command"), mode: modes, text, expects }),
  learn: object<PlannedOf<"learn">>({ type: oneOf("learn"), name: text }),
  check: object<PlannedOf<"check">>({ type: oneOf("check"), label: text }),
  each: object<PlannedOf<"each">>({
    type: oneOf("each"),
    name: text,
    // A body may hold further bodies, so the shape is looked up when it is needed.
    body: list((value) => planned(value)),
  }),
});

const runStarted = object<RunStarted>({
  type: oneOf("run-started", "run-resumed"),
  format: count,
  run: text,
  runbook: object<RunStarted["runbook"]>({ name: text, version: text }),
  purpose: oneOf("run", "undo", "verify"),
  world: oneOf("live", "rehearsal"),
  recording: optional(object<RecordingHeader>({ run: text, at: text, differs: list(text) })),
  tools: record(text),
  target: nullable(target),
  settings: jsonObject,
  asked: object<RunStarted["asked"]>({
    settingsFile: optional(text),
    overrides: list(text),
    context: optional(text),
    adopt: flag,
    skipChecks: optional(list(text)),
  }),
  steps: list(text),
});

const check = object<Check>({
  type: oneOf("check"),
  command: optional(count),
  label: text,
  phase: oneOf("need", "tell", "hold"),
  verdict: oneOf("yes", "no", "unknown"),
  seen: optional(json),
  error: optional(lookError),
  captures: optional(record(text)),
  message: optional(text),
  remedy: optional(text),
  place: optional(place),
  attempts: count,
  duration: number,
});

/** One shape for each type of event; the compiler asks for a new one with each new event. */
const anyEvent = tagged<Event>({
  "run-started": runStarted,
  "run-resumed": runStarted,
  "step-started": object<StepStarted>({
    type: oneOf("step-started"),
    step: text,
    title: text,
    action: actions,
    plan: list(planned),
    undo: optional(list(planned)),
  }),
  prose: object<Prose>({ type: oneOf("prose"), style: oneOf("say", "note", "warning"), text }),
  file: object<FileShown>({ type: oneOf("file"), name: text, language: text, text }),
  learned: object<Learned>({ type: oneOf("learned"), name: text, value: json }),
  "each-started": object<EachStarted>({ type: oneOf("each-started"), name: text, count }),
  "command-started": object<CommandStarted>({
    type: oneOf("command-started"),
    command: count,
    mode: modes,
    text,
    expects,
  }),
  "process-started": object<ProcessStarted>({
    type: oneOf("process-started"),
    command: count,
    pid: count,
    group: count,
    startTime: text,
  }),
  output: object<Output>({
    type: oneOf("output"),
    command: count,
    stream: oneOf("stdout", "stderr"),
    text,
    omitted: optional(omitted),
  }),
  "command-ended": object<CommandEnded>({
    type: oneOf("command-ended"),
    command: count,
    code: nullable(number),
    signal: nullable(text),
    timedOut: flag,
    duration: number,
    attempts: count,
  }),
  check,
  diagnosis: object<Diagnosis>({
    type: oneOf("diagnosis"),
    id: text,
    cause: text,
    remedy: text,
    evidence: json,
  }),
  gathered: object<Gathered>({
    type: oneOf("gathered"),
    findings: list(object<Finding>({ title: text, lines: list(text) })),
  }),
  "step-ended": object<StepEnded>({
    type: oneOf("step-ended"),
    step: text,
    action: actions,
    verdict: verdicts,
    duration: number,
    message: optional(text),
  }),
  "run-ended": object<RunEnded>({
    type: oneOf("run-ended"),
    verdict: verdicts,
    message: optional(text),
  }),
});

const stamp = object<{ readonly n: number; readonly at: string }>({ n: count, at: instant });

/** Returns the value as the event that it is; throws {@linkcode ShapeError} if it is none. */
export function recordedEvent(value: unknown): Recorded {
  stamp(value);
  return anyEvent(value) as Recorded;
}
