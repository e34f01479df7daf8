/**
 * Everything that can stand in a journal: one event a line, told apart by `type`.
 *
 * @module
 */

import type { Json, JsonObject } from "../json/mod.ts";
import type { Place } from "../errors/mod.ts";
import type { CommandMode, Expects, Planned } from "./planned.ts";
import type { Target } from "./target.ts";

/** The journal format this code writes and reads; another one is refused by name. */
export const FORMAT = 1;

/** How a page or the terminal sets a paragraph. */
export type ProseStyle = "say" | "note" | "warning";

/** What a group of events between `step-started` and `step-ended` is about. */
export type Action = "needs" | "tell" | "verify" | "undo";

/** How a step or a run ended; `gone` is an effect that was never meant to last. */
export type Verdict = "passed" | "failed" | "interrupted" | "unknown" | "gone" | "not recorded";

/** Bytes of output that the journal itself does not keep. */
export interface Omitted {
  /** How many were left out. */
  readonly bytes: number;
  /** File beside the journal with the whole output. */
  readonly file: string;
  /** SHA-256 of the whole output, in hex. */
  readonly sha256: string;
}

/** The recording that a rehearsal is told from. */
export interface RecordingHeader {
  /** Name of the recorded run. */
  readonly run: string;
  /** When that began. */
  readonly at: string;
  /** Dotted keys of the settings in which it differs from what the user has set. */
  readonly differs: readonly string[];
}

/** The run begins; a resumed run has one more of these, with what holds from there on. */
export interface RunStarted {
  /** Tells it from the others. */
  readonly type: "run-started" | "run-resumed";
  /** The journal format; see {@linkcode FORMAT}. */
  readonly format: number;
  /** Name of the run and of its folder, e.g. `2026-11-23-181502`. */
  readonly run: string;
  /** Which runbook, in which version. */
  readonly runbook: { readonly name: string; readonly version: string };
  /** What the session is for. */
  readonly purpose: "run" | "undo" | "verify";
  /** What it is told to. */
  readonly world: "live" | "rehearsal";
  /** For a rehearsal: when and on what the recording was made. */
  readonly recording?: RecordingHeader;
  /** Versions of the programs that are used, by name. */
  readonly tools: Readonly<Record<string, string>>;
  /** The cluster; null where there is none. */
  readonly target: Target | null;
  /** The effective settings. */
  readonly settings: JsonObject;
  /** How the settings were asked for, to be taken up by `resume`. */
  readonly asked: {
    readonly settingsFile?: string;
    readonly overrides: readonly string[];
    readonly context?: string;
    readonly adopt: boolean;
    /** Ids of the needs that were not to be looked at. */
    readonly skipChecks?: readonly string[];
  };
  /** The chosen steps, in order. */
  readonly steps: readonly string[];
}

/** A step's group of events begins. */
export interface StepStarted {
  /** Tells it from the others. */
  readonly type: "step-started";
  /** Id of the step. */
  readonly step: string;
  /** The step's heading. */
  readonly title: string;
  /** What the group of events is about. */
  readonly action: Action;
  /** What will be told; empty for needs and verify. */
  readonly plan: readonly Planned[];
  /**
   * What would take it back, as planned when it was told; only where the action is `tell` or `undo`,
   * and for an undo what tells which telling it takes back.
   */
  readonly undo?: readonly Planned[];
}

/** A paragraph of Markdown (the portable core: emphasis, code, links, lists). */
export interface Prose {
  /** Tells it from the others. */
  readonly type: "prose";
  /** How it is set. */
  readonly style: ProseStyle;
  /** The text itself. */
  readonly text: string;
}

/** A file was written into the run's folder and is shown. */
export interface FileShown {
  /** Tells it from the others. */
  readonly type: "file";
  /** Its name. */
  readonly name: string;
  /** Language of the text, as a fence names it. */
  readonly language: string;
  /** The text itself. */
  readonly text: string;
}

/** A value was learned at run time. */
export interface Learned {
  /** Tells it from the others. */
  readonly type: "learned";
  /** Its name. */
  readonly name: string;
  /** What was learned: plain JSON, masked. */
  readonly value: Json;
}

/** A body is going to be told once for each of the items. */
export interface EachStarted {
  /** Tells it from the others. */
  readonly type: "each-started";
  /** Its name. */
  readonly name: string;
  /** How many items there are. */
  readonly count: number;
}

/** A command begins; on disk before its process starts. */
export interface CommandStarted {
  /** Tells it from the others. */
  readonly type: "command-started";
  /** Counts the commands of a run from 1. */
  readonly command: number;
  /** Whether it changes anything. */
  readonly mode: CommandMode;
  /** The text itself. */
  readonly text: string;
  /** What was asked of it. */
  readonly expects: Expects;
}

/** The process of the running command: what a later start needs to find it again. */
export interface ProcessStarted {
  /** Tells it from the others. */
  readonly type: "process-started";
  /** Number of the command. */
  readonly command: number;
  /** Its process. */
  readonly pid: number;
  /** Its process group. */
  readonly group: number;
  /** When the system says it started; tells a process from a later one with the same number. */
  readonly startTime: string;
}

/** Output as it came; masked. */
export interface Output {
  /** Tells it from the others. */
  readonly type: "output";
  /** Number of the command. */
  readonly command: number;
  /** Where it was printed. */
  readonly stream: "stdout" | "stderr";
  /** The text itself. */
  readonly text: string;
  /** What was left out just before this text. */
  readonly omitted?: Omitted;
}

/** A command has ended; on disk before anything else happens. */
export interface CommandEnded {
  /** Tells it from the others. */
  readonly type: "command-ended";
  /** Number of the command. */
  readonly command: number;
  /** Exit code; null where a signal ended it. */
  readonly code: number | null;
  /** The signal that ended it. */
  readonly signal: string | null;
  /** Whether it was ended for taking too long. */
  readonly timedOut: boolean;
  /** Milliseconds from the first start to the last end. */
  readonly duration: number;
  /** How often it ran; more than one only where mode is `until`. */
  readonly attempts: number;
}

/** Something was judged: a command's output or a look at the cluster. */
export interface Check {
  /** Tells it from the others. */
  readonly type: "check";
  /** The command that was judged; absent for a look. */
  readonly command?: number;
  /** What is checked, in words. */
  readonly label: string;
  /** In which part of a telling it was judged. */
  readonly phase: "need" | "tell" | "hold";
  /** What it came to. */
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
  /** How often was looked. */
  readonly attempts: number;
  /** Milliseconds until the verdict. */
  readonly duration: number;
}

/** Why a look brought nothing home. */
export interface LookError {
  /** `unreachable`: nobody answered; `forbidden`: not allowed; `other`: anything else. */
  readonly kind: "unreachable" | "forbidden" | "other";
  /** Why, as a sentence. */
  readonly message: string;
}

/** A known cause that fits a failure, with what was gathered to recognise it. */
export interface Diagnosis {
  /** Tells it from the others. */
  readonly type: "diagnosis";
  /** The cause's id, as its step names it. */
  readonly id: string;
  /** One sentence: the cause. */
  readonly cause: string;
  /** One sentence or command: the way on. */
  readonly remedy: string;
  /** What was gathered: plain JSON, masked. */
  readonly evidence: Json;
}

/** What was found of one object right after a failure. */
export type Finding = {
  /** Which object, e.g. `Deployment demo in namespace default`. */
  readonly title: string;
  /** How it is, its last events, the last words of its containers: one line each, masked. */
  readonly lines: readonly string[];
};

/** What a person would ask next after a failure, gathered from the objects concerned. */
export interface Gathered {
  /** Tells it from the others. */
  readonly type: "gathered";
  /** Object by object. */
  readonly findings: readonly Finding[];
}

/** A step's group of events ends. */
export interface StepEnded {
  /** Tells it from the others. */
  readonly type: "step-ended";
  /** Id of the step. */
  readonly step: string;
  /** What the group of events is about. */
  readonly action: Action;
  /** What it came to. */
  readonly verdict: Verdict;
  /** Milliseconds. */
  readonly duration: number;
  /** Why, as a sentence. */
  readonly message?: string;
}

/** The run ends. */
export interface RunEnded {
  /** Tells it from the others. */
  readonly type: "run-ended";
  /** What it came to. */
  readonly verdict: Verdict;
  /** Why, as a sentence. */
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
  | Gathered
  | StepEnded
  | RunEnded;

/** An event as it stands in the journal: with its number and time. */
export type Recorded<E extends Event = Event> = E & {
  /** Counts the lines of a journal from 1. */
  readonly n: number;
  /** UTC, with milliseconds. */
  readonly at: string;
};
