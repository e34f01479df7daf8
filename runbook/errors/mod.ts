/**
 * What the runbook says when it cannot go on.
 *
 * Every error that a user can cause or meet is one of these classes; the command line prints its
 * message, place and remedy and leaves with its exit code. Anything else that is thrown is a bug of
 * the runbook and is shown with its stack trace.
 *
 * @module
 */

/** Where in a file something stands; lines and columns count from 1. */
export interface Place {
  /** Path as the user would write it, relative to the runbook folder where possible. */
  readonly file: string;
  /** Counts from 1. */
  readonly line?: number;
  /** Counts from 1. */
  readonly column?: number;
}

/** What an error may carry beside its sentence. */
export interface ErrorDetails {
  /** Where the cause stands. */
  readonly place?: Place;
  /** What to do next: one sentence or the exact command to go on. */
  readonly remedy?: string;
  /** The error below this one. */
  readonly cause?: unknown;
}

/** An error made for the person at the keyboard; its class decides the exit code. */
export abstract class RunbookError extends Error {
  /** The class's name. */
  abstract override readonly name: string;
  /** What the process ends with. */
  abstract readonly exitCode: number;
  /** Where the cause stands. */
  readonly place?: Place;
  /** What to do next. */
  readonly remedy?: string;

  /** Words the error. */
  constructor(message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    if (details.place !== undefined) this.place = details.place;
    if (details.remedy !== undefined) this.remedy = details.remedy;
  }
}

/** A check said no: exit code 1. */
export class CheckError extends RunbookError {
  /** The class's name. */
  override readonly name = "CheckError";
  /** What the process ends with. */
  override readonly exitCode = 1;
}

/** The command line was not understood: exit code 2. */
export class UsageError extends RunbookError {
  /** The class's name. */
  override readonly name = "UsageError";
  /** What the process ends with. */
  override readonly exitCode = 2;
}

/** A setting or a file of the runbook is not as it must be: exit code 3. */
export class ConfigError extends RunbookError {
  /** The class's name. */
  override readonly name = "ConfigError";
  /** What the process ends with. */
  override readonly exitCode = 3;
}

/** A tool, the cluster or the machine is not there or not the right one: exit code 4. */
export class EnvironmentError extends RunbookError {
  /** The class's name. */
  override readonly name = "EnvironmentError";
  /** What the process ends with. */
  override readonly exitCode = 4;
}

/** The user or the system ended the run: exit code 130. */
export class InterruptedError extends RunbookError {
  /** The class's name. */
  override readonly name = "InterruptedError";
  /** What the process ends with. */
  override readonly exitCode = 130;
}

/** Writes a place the way terminals make clickable: `file:line:column`. */
export function formatPlace(place: Place): string {
  return [place.file, place.line, place.column].filter((part) => part !== undefined).join(":");
}
