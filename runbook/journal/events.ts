/**
 * Everything that can stand in a journal: one event a line, told apart by `type`.
 *
 * @module
 */

import type { Json, JsonObject } from "../json/mod.ts";
import type { Place } from "../errors/mod.ts";

/** The journal format this code writes and reads; another one is refused by name. */
export const FORMAT = 1;

/** How a page or the terminal sets a paragraph. */
export type ProseStyle = "say" | "note" | "warning";

/** What a group of events between `step-started` and `step-ended` is about. */
export type Action = "needs" | "tell" | "verify" | "undo";

/** How a step or a run ended; `gone` is an effect that was never meant to last. */
export type Verdict = "passed" | "failed" | "interrupted" | "unknown" | "gone" | "not recorded";

/** The cluster that a run talks to. */
export interface Target {
  /** The kubeconfig context that was chosen. */
  readonly context: string;
  /** The API server's URL. */
  readonly server: string;
  /** UID of the `kube-system` namespace: stays the same as long as the cluster lives. */
  readonly identity: string;
  /** The API server's version, e.g. `v1.35.4`. */
  readonly version: string;
  /** The nodes by name, with what a reader wants to know of them. */
  readonly nodes: readonly TargetNode[];
}

/** One node as it was when the run began. */
export interface TargetNode {
  readonly name: string;
  readonly address: string;
  readonly architecture: string;
  readonly kubelet: string;
  readonly runtime: string;
}

/** What a telling did or will do, without its results: the shape that a plan has. */
export type Planned =
  | { readonly type: "file"; readonly name: string; readonly text: string }
  | {
    readonly type: "command";
    readonly mode: CommandMode;
    readonly text: string;
    readonly expects: Expects;
  }
  | { readonly type: "learn"; readonly name: string }
  | { readonly type: "check"; readonly label: string }
  | { readonly type: "each"; readonly name: string; readonly body: readonly Planned[] };

/** `change` may change the cluster, `look` only reads, `until` reads again until it is as expected. */
export type CommandMode = "change" | "look" | "until";

/** What was asked of a command, as written in the step. */
export interface Expects {
  /** Accepted exit codes. */
  readonly exits: readonly number[];
  /** The expectation for standard output. */
  readonly stdout?: string;
  /** The expectation for standard error. */
  readonly stderr?: string;
  /** Values that holes must have. */
  readonly where?: Readonly<Record<string, string>>;
}

/** Bytes of output that the journal itself does not keep. */
export interface Omitted {
  readonly bytes: number;
  /** File beside the journal with the whole output. */
  readonly file: string;
  /** SHA-256 of the whole output, in hex. */
  readonly sha256: string;
}

/** The run begins; a resumed run has one more of these, with what holds from there on. */
export interface RunStarted {
  readonly type: "run-started" | "run-resumed";
  readonly format: number;
  /** Name of the run and of its folder, e.g. `2026-11-23-181502`. */
  readonly run: string;
  readonly runbook: { readonly name: string; readonly version: string };
  readonly purpose: "run" | "undo" | "verify";
  readonly world: "live" | "rehearsal";
  /** For a rehearsal: when and on what the recording was made. */
  readonly recording?: { readonly run: string; readonly at: string };
  /** Versions of the programs that are used, by name. */
  readonly tools: Readonly<Record<string, string>>;
  readonly target: Target | null;
  /** The effective settings. */
  readonly settings: JsonObject;
  /** How the settings were asked for, to be taken up by `resume`. */
  readonly asked: {
    readonly settingsFile?: string;
    readonly overrides: readonly string[];
    readonly context?: string;
    readonly adopt: boolean;
  };
  /** The chosen steps, in order. */
  readonly steps: readonly string[];
}

/** A step's group of events begins. */
export interface StepStarted {
  readonly type: "step-started";
  readonly step: string;
  readonly title: string;
  readonly action: Action;
  /** What will be told; empty for needs and verify. */
  readonly plan: readonly Planned[];
  /** What would take it back; only where the action is `tell`. */
  readonly undo?: readonly Planned[];
}

/** A paragraph of Markdown (the portable core: emphasis, code, links, lists). */
export interface Prose {
  readonly type: "prose";
  readonly style: ProseStyle;
  readonly text: string;
}

/** A file was written into the run's folder and is shown. */
export interface FileShown {
  readonly type: "file";
  readonly name: string;
  readonly language: string;
  readonly text: string;
}

/** A value was learned at run time. */
export interface Learned {
  readonly type: "learned";
  readonly name: string;
  readonly value: Json;
}

/** A body is going to be told once for each of the items. */
export interface EachStarted {
  readonly type: "each-started";
  readonly name: string;
  readonly count: number;
}

/** A command begins; on disk before its process starts. */
export interface CommandStarted {
  readonly type: "command-started";
  /** Counts the commands of a run from 1. */
  readonly command: number;
  readonly mode: CommandMode;
  readonly text: string;
  readonly expects: Expects;
}

/** The process of the running command: what a later start needs to find it again. */
export interface ProcessStarted {
  readonly type: "process-started";
  readonly command: number;
  readonly pid: number;
  readonly group: number;
  /** When the system says it started; tells a process from a later one with the same number. */
  readonly startTime: string;
}

/** Output as it came; masked. */
export interface Output {
  readonly type: "output";
  readonly command: number;
  readonly stream: "stdout" | "stderr";
  readonly text: string;
  /** What was left out just before this text. */
  readonly omitted?: Omitted;
}

/** A command has ended; on disk before anything else happens. */
export interface CommandEnded {
  readonly type: "command-ended";
  readonly command: number;
  readonly code: number | null;
  readonly signal: string | null;
  readonly timedOut: boolean;
  /** Milliseconds from the first start to the last end. */
  readonly duration: number;
  /** How often it ran; more than one only where mode is `until`. */
  readonly attempts: number;
}

/** Something was judged: a command's output or a look at the cluster. */
export interface Check {
  readonly type: "check";
  /** The command that was judged; absent for a look. */
  readonly command?: number;
  /** What is checked, in words. */
  readonly label: string;
  readonly phase: "need" | "tell" | "hold";
  readonly verdict: "yes" | "no" | "unknown";
  /** What a look saw last; absent for commands. */
  readonly seen?: Json;
  /** Why a look brought nothing home. */
  readonly error?: LookError;
  /** Values that the expectation captured. */
  readonly captures?: Readonly<Record<string, string>>;
  /** Why the verdict is not yes, ready to be shown. */
  readonly message?: string;
  /** What to do about it. */
  readonly remedy?: string;
  /** Where the expectation stands; only where the verdict is not yes. */
  readonly place?: Place;
  readonly attempts: number;
  /** Milliseconds until the verdict. */
  readonly duration: number;
}

/** Why a look brought nothing home. */
export interface LookError {
  /** `unreachable`: nobody answered; `forbidden`: not allowed; `other`: anything else. */
  readonly kind: "unreachable" | "forbidden" | "other";
  readonly message: string;
}

/** A known cause that fits a failure, with what was gathered to recognise it. */
export interface Diagnosis {
  readonly type: "diagnosis";
  /** The cause's id, as its step names it. */
  readonly id: string;
  /** One sentence: the cause. */
  readonly cause: string;
  /** One sentence or command: the way on. */
  readonly remedy: string;
  readonly evidence: Json;
}

/** A step's group of events ends. */
export interface StepEnded {
  readonly type: "step-ended";
  readonly step: string;
  readonly action: Action;
  readonly verdict: Verdict;
  /** Milliseconds. */
  readonly duration: number;
  readonly message?: string;
}

/** The run ends. */
export interface RunEnded {
  readonly type: "run-ended";
  readonly verdict: Verdict;
  readonly message?: string;
}

/** Any event. */
export type Event =
  | RunStarted
  | StepStarted
  | Prose
  | FileShown
  | Learned
  | EachStarted
  | CommandStarted
  | ProcessStarted
  | Output
  | CommandEnded
  | Check
  | Diagnosis
  | StepEnded
  | RunEnded;

/** An event as it stands in the journal: with its number and time. */
export type Recorded<E extends Event = Event> = E & {
  /** Counts the lines of a journal from 1. */
  readonly n: number;
  /** UTC, with milliseconds. */
  readonly at: string;
};
