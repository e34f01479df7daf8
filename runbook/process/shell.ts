/**
 * How commands are started: bash in a session of its own.
 *
 * @module
 */

import type { Buffer } from "node:buffer";
import type { ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";
import { EnvironmentError } from "../errors/mod.ts";
import { ownSession } from "./own_session.ts";
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
 * Bash says first who it is and waits for a line. So its number and start time can be on disk before
 * the command does anything; if the runbook dies meanwhile, bash reads the end of the file and
 * leaves, and nobody runs unrecorded. Over the common streams, for one more would have Node copy the
 * whole process first; the command itself finds nothing to read. All on one line, so that bash
 * counts the lines of the command as its author does; and its messages shall begin with `bash:` on
 * every machine (bash 3 keeps its path there).
 */
const gate = `${reportSelf}; read -r || exit; exec </dev/null; unset REPLY; BASH_ARGV0=bash; `;

/**
 * Starts bash through zx, held before the command's first word.
 *
 * @throws {EnvironmentError} if there is no bash or no such folder.
 */
export async function startShell(request: ShellRequest): Promise<Shell> {
  // Costs 60 ms, which only those who run a command shall pay.
  const { $ } = await import("zx/core");
  const session = await ownSession();
  const started = $({
    cwd: request.cwd,
    env: { ...request.env },
    shell: "bash",
    prefix: `${gate}set -euo pipefail;`,
    postfix: "",
    quote: (word) => word,
    ...session,
    stdio: ["pipe", "pipe", "pipe"],
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
  const shell = await enter(child, child.pid);
  if (shell.startTime === "" && (await shell.exited).code === NOT_FOUND) throw noBash();
  return shell;
}

/** What setsid(1) exits with if there is no such program. */
const NOT_FOUND = 127;

/** zx keeps all output in memory; this store keeps none. */
class Discard extends Array<string | Buffer> {
  override push(): number {
    return 0;
  }
}

async function enter(child: ChildProcess, pid: number): Promise<Shell> {
  const { stdin, stdout, stderr } = child;
  if (stdin === null || stdout === null || stderr === null) {
    throw new TypeError("bash was started without its pipes");
  }
  stderr.pause();
  const exited = new Promise<Awaited<Shell["exited"]>>((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
  // Bash may be gone when the gate opens; its exit says all there is to say.
  stdin.on("error", () => {});
  const report = await Promise.race([firstLine(stdout), exited.then(() => "")]);
  const startTime = parseEntry(report)?.startTime ?? "";
  return { pid, startTime, exited, stdout, stderr, open: () => void stdin.end("\n") };
}

/** What a stream brings up to its first line break; the stream is paused behind it. */
function firstLine(stream: Readable): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    const take = (bytes: Uint8Array): void => {
      text += new TextDecoder().decode(bytes);
      if (!text.endsWith("\n")) return;
      stream.pause().off("data", take);
      resolve(text);
    };
    stream.on("data", take);
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
  return noBash(cause);
}

function noBash(cause?: unknown): EnvironmentError {
  return new EnvironmentError("Cannot run a command: there is no bash on PATH", {
    cause,
    remedy: "Install bash (Debian: apt install bash, Alpine: apk add bash, macOS: it is there)",
  });
}
