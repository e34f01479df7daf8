/**
 * One command, from its start to the end of all that it has started.
 *
 * @module
 */

import { type OutputChunk, readOutput } from "./output.ts";
import { endSession } from "./session.ts";
import { type Shell, type ShellRequest, startShell } from "./shell.ts";
import { within } from "./within.ts";

/** Who runs: enough to find it again after the runbook itself has died. */
export interface ProcessIdentity {
  /** Its process. */
  readonly pid: number;
  /** Number of its process group and session, to end it with all its children. */
  readonly group: number;
  /** Tells it from a later process of the same number; opaque, empty if it ended at once. */
  readonly startTime: string;
}

/** One command and how it is to be run. */
export interface ProcessRequest extends ShellRequest {
  /** Milliseconds until the command is ended. */
  readonly timeout: number;
  /** Milliseconds between SIGTERM and SIGKILL; 5000 if not given. */
  readonly grace?: number;
  /** Ends the command with all its children. */
  readonly signal?: AbortSignal;
  /** Told before the command does anything: it starts when this has returned. */
  readonly onStart?: (process: ProcessIdentity) => void | Promise<void>;
  /** Told as output comes. While this works, no more is read: a fast writer waits for it. */
  readonly onOutput: (chunk: OutputChunk) => void;
}

/** How a command ended. */
export interface ProcessResult {
  /** Exit code; null if a signal ended it. 127: no such program. */
  readonly code: number | null;
  /** Name of the signal that ended it. */
  readonly signal: string | null;
  /** Whether it was ended for taking too long. */
  readonly timedOut: boolean;
  /** Whether it was ended by the caller. */
  readonly aborted: boolean;
  /** Milliseconds from start to exit. */
  readonly duration: number;
  /** Processes that it left behind held its output open, and were ended or left alone. */
  readonly leftOpen: boolean;
}

/** How long output may stay open after the command's exit, in milliseconds. */
const pipeGrace = 250;

/** The longest time that setTimeout can count; beyond, it fires at once. */
const longestTimer = 2 ** 31 - 1;

/**
 * Runs one command through zx in bash with `set -euo pipefail`, without input and without terminal,
 * in a session of its own, with which it ends.
 *
 * However the command ends is a result; only what keeps it from starting is thrown, and what
 * `onStart` or `onOutput` throw (the command is ended then).
 *
 * Needs `--allow-run=bash --allow-read --allow-env --allow-sys` (the last three for zx).
 *
 * @throws {EnvironmentError} if there is no bash or no such folder.
 */
export async function runProcess(request: ProcessRequest): Promise<ProcessResult> {
  const { signal, grace = 5_000 } = request;
  const shell = await startShell(request);
  const stop = Promise.withResolvers<"timedOut" | "aborted">();
  const abort = () => stop.resolve("aborted");
  signal?.addEventListener("abort", abort);
  if (signal?.aborted) abort();
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await request.onStart?.({ pid: shell.pid, group: shell.pid, startTime: shell.startTime });
    const started = performance.now();
    timer = setTimeout(stop.resolve, Math.min(request.timeout, longestTimer), "timedOut");
    const output = readOutput(shell, request.onOutput);
    if (!signal?.aborted) shell.open();
    const ended = shell.exited.then(() => undefined);
    const stopped = await Promise.race([stop.promise, ended, output.then(() => ended)]);
    if (stopped !== undefined) await endSession(shell.pid, grace);
    const exit = await shell.exited;
    const duration = Math.round(performance.now() - started);
    const leftOpen = await closeOutput(shell, output, grace);
    return {
      ...exit,
      timedOut: stopped === "timedOut",
      aborted: stopped === "aborted",
      duration,
      leftOpen,
    };
  } catch (error) {
    await endSession(shell.pid, grace);
    throw error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

/**
 * Waits for the rest of the output, but not for processes left behind: they are ended, and if that
 * does not help (a daemon with a session of its own), the pipes are closed before them.
 */
async function closeOutput(shell: Shell, output: Promise<void>, grace: number): Promise<boolean> {
  if (await within(output, pipeGrace)) return false;
  const found = await endSession(shell.pid, grace);
  if (await within(output, pipeGrace)) return found;
  shell.stdout.destroy();
  shell.stderr.destroy();
  await output;
  return true;
}
