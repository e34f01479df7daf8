/**
 * How commands are started: bash in a session of its own.
 *
 * @module
 */

import type { Buffer } from "node:buffer";
import type { ChildProcess } from "node:child_process";
import type { Duplex, Readable, Writable } from "node:stream";
import { EnvironmentError } from "../errors/mod.ts";
import { parseEntry, reportSelf } from "./process_table.ts";

/** What to start, where, and with which environment. */
export interface ShellRequest {
  /** Shell text for bash, already quoted (see `quoteWord`). */
  readonly command: string;
  /** Folder to run in. */
  readonly cwd: string;
  /** The complete environment; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
}

/** A bash in a session of its own that waits for `open` before it runs the command. */
export interface Shell {
  readonly pid: number;
  /** Empty if bash ended before it could tell, as it does when it cannot parse the command. */
  readonly startTime: string;
  readonly exited: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  /** Paused: nothing is lost until somebody listens and resumes. */
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Lets the command run. */
  open(): void;
}

/*
 * Bash tells who it is on descriptor 3 and waits there for a line. So its number and start time can
 * be on disk before the command does anything; if the runbook dies meanwhile, bash reads the end of
 * the file and leaves, and nobody runs unrecorded. All on one line, so that bash counts the lines of
 * the command as its author does, and without a trace: the variable is Deno's for its own programs,
 * and messages shall begin with `bash:` on every machine (bash 3 keeps its path there).
 */
const gate = `{ ${reportSelf}; } >&3; read -r <&3 || exit; exec 3<&-; ` +
  "unset REPLY DENO_EXTRA_STDIO_FDS; BASH_ARGV0=bash; ";

/**
 * Starts bash through zx, held before the command's first word.
 *
 * @throws {EnvironmentError} if there is no bash or no such folder.
 */
export async function startShell(request: ShellRequest): Promise<Shell> {
  // Costs 60 ms, which only those who run a command shall pay.
  const { $ } = await import("zx/core");
  const started = $({
    cwd: request.cwd,
    env: { ...request.env },
    shell: "bash",
    prefix: `${gate}set -euo pipefail;`,
    postfix: "",
    quote: (word) => word,
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    store: { stdout: new Discard(), stderr: new Discard(), stdall: new Discard() },
    nothrow: true,
    quiet: true,
    verbose: false,
    preferLocal: false,
    timeout: 0,
  })(Object.assign([request.command], { raw: [request.command] }));

  const { child } = started;
  if (child?.pid === undefined) {
    throw await startFailure(request, (await started).cause);
  }
  return await enter(child, child.pid);
}

/** zx keeps all output in memory; this store keeps none. */
class Discard extends Array<string | Buffer> {
  override push(): number {
    return 0;
  }
}

async function enter(child: ChildProcess, pid: number): Promise<Shell> {
  const { stdout, stderr } = child;
  const door = child.stdio[3];
  if (stdout === null || stderr === null || !isDuplex(door)) {
    throw new TypeError("bash was started without its pipes");
  }
  stdout.pause();
  stderr.pause();
  const exited = new Promise<Awaited<Shell["exited"]>>((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
  const report = await Promise.race([firstLine(door), exited.then(() => "")]);
  const startTime = parseEntry(report)?.startTime ?? "";
  return { pid, startTime, exited, stdout, stderr, open: () => void door.end("\n") };
}

/** `instanceof` would load node:stream with every start of the runbook. */
function isDuplex(stream: Readable | Writable | null | undefined): stream is Duplex {
  return stream instanceof Object && "read" in stream && "write" in stream;
}

/** What a stream brings up to its first line break, or to its failure. */
function firstLine(stream: Duplex): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    stream.on("data", (bytes: Uint8Array) => {
      text += new TextDecoder().decode(bytes);
      if (text.endsWith("\n")) resolve(text);
    });
    // Bash may be gone when the gate opens; its exit says all there is to say.
    stream.on("error", () => resolve(text));
  });
}

async function startFailure(request: ShellRequest, cause: unknown): Promise<unknown> {
  if (!(cause instanceof Error && "code" in cause && cause.code === "ENOENT")) return cause;
  const folder = await Deno.stat(request.cwd).catch(() => undefined);
  if (!folder?.isDirectory) {
    return new EnvironmentError(
      `Cannot run a command in folder "${request.cwd}": there is no such folder`,
      { cause },
    );
  }
  return new EnvironmentError("Cannot run a command: there is no bash on PATH", {
    cause,
    remedy: "Install bash (Debian: apt install bash, Alpine: apk add bash, macOS: it is there)",
  });
}
