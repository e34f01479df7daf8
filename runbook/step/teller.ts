/**
 * The words in which a step tells itself.
 *
 * @module
 */

import type { Json, JsonObject } from "../json/mod.ts";
import type { Duration } from "../settings/mod.ts";
import type { Judge, Look } from "./look.ts";

/** What may stand in a hole of a command: one word, or several from an array. */
export type Word = string | number | FileRef | readonly (string | number)[];

/** A file that was shown; in a command it stands for its path. */
export interface FileRef {
  /** Its name. */
  readonly name: string;
}

/** A tagged template of prose: Markdown of the portable core, indentation of the code removed. */
export type ProseTag = (
  strings: TemplateStringsArray,
  ...holes: readonly (string | number)[]
) => void;

/** A tagged template of one shell command; every hole becomes quoted words. */
export type CommandTag = (strings: TemplateStringsArray, ...holes: readonly Word[]) => Command;

/** A command that runs when it is awaited; every method gives a new one. */
export interface Command extends PromiseLike<CommandResult> {
  /** What standard output must be, with holes (see `runbook/expect`). */
  prints(expectation: string): Command;
  /** What standard error must be, with holes. */
  warns(expectation: string): Command;
  /** Fixes the value of named holes. */
  where(known: Readonly<Record<string, string>>): Command;
  /** Which exit codes are right; only 0 unless said. */
  exits(...codes: readonly number[]): Command;
  /** How long it may take; for `eventually`, how long to go on looking. */
  within(length: Duration): Command;
  /** For `eventually`: output that no further wait can mend. */
  stopsAt(refusal: RegExp): Command;
}

/** What a command brought home. */
export interface CommandResult {
  /** The values of the named holes. */
  readonly captures: Readonly<Record<string, string>>;
  /** Standard output, masked, as the page shows it. */
  readonly stdout: string;
}

/** How to wait for a look. */
export interface WaitOptions {
  /** How long to go on looking. */
  readonly within?: Duration;
  /** What a person can do where it does not become true. */
  readonly remedy?: string;
}

/** Looks again until it is as wanted: a command, or a look with its judge. */
export interface Eventually {
  (strings: TemplateStringsArray, ...holes: readonly Word[]): Command;
  <T extends Json>(
    label: string,
    look: Look<T>,
    judge: Judge<T>,
    options?: WaitOptions,
  ): Promise<void>;
}

/** How a manifest is laid into the run's folder. */
export interface Manifest extends FileRef {
  /** The objects, with the runbook's label. */
  readonly objects: readonly JsonObject[];
}

/** What `tell` and `undo` are given. */
export interface Teller<S> {
  /** The effective settings. */
  readonly config: S;
  /** Whether the user said `--adopt`: what others made may be taken over. */
  readonly adopt: boolean;
  /** A paragraph. */
  readonly say: ProseTag;
  /** A paragraph set apart: good to know. */
  readonly note: ProseTag;
  /** A paragraph set apart: mind this. */
  readonly warn: ProseTag;
  /** Shows a text file and lays it where the commands run. */
  file(name: string, text: string): FileRef;
  /**
   * Shows Kubernetes objects as one YAML file, each with the runbook's label, and makes sure that
   * none of them exists without that label (or takes it over where the user said `--adopt`).
   */
  manifest(name: string, objects: readonly JsonObject[]): Promise<Manifest>;
  /** A command that changes something. */
  readonly run: CommandTag;
  /** A command that only looks. */
  readonly show: CommandTag;
  /** Looks, at once and again, until it is as wanted. */
  readonly eventually: Eventually;
  /** Looks once. */
  check<T extends Json>(label: string, look: Look<T>, judge: Judge<T>): Promise<void>;
  /**
   * Learns a value that only the cluster knows. `example` stands for it in a plan: its strings are
   * holes such as `<pod>`.
   */
  learn<T extends Json>(name: string, look: Look<T>, example: T): Promise<T>;
  /** Tells a body once for each item that was learned; a plan tells it once, with the example. */
  each<T>(name: string, items: readonly T[], body: (item: T) => Promise<void>): Promise<void>;
}
