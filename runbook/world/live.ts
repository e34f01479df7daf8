/**
 * The real world: commands run in processes, looks go to the cluster.
 *
 * @module
 */

import { classify, type Probe } from "../cluster/mod.ts";
import { keptText, type Omitted, type Output, OutputKeeper, type Spill } from "../journal/mod.ts";
import type { Json } from "../json/mod.ts";
import { type ProcessIdentity, runProcess } from "../process/mod.ts";
import type { Masker } from "../secrets/mod.ts";
import { type Clock, lookAgain, orAborted } from "./wait.ts";
import type {
  CommandRequest,
  CommandSink,
  Looked,
  LookRequest,
  Ran,
  Settled,
  Waiting,
  World,
} from "./world.ts";

/** What the real world is made of. */
export interface LiveOptions {
  /** The eyes for the cluster. */
  readonly probe: Probe;
  /** Hides secrets in all that comes back. */
  readonly masker: Masker;
  /** Learns the secrets that have come into the cluster; asked after each change. */
  readonly freshSecrets: () => Promise<void>;
  /** The time that waiting goes by. */
  readonly clock: Clock;
  /** Ends whatever runs or waits. */
  readonly signal: AbortSignal;
  /** Folder that commands run in. */
  readonly cwd: string;
  /** The complete environment of commands. */
  readonly env: Readonly<Record<string, string>>;
  /** Opens the file for an output that is too long for the journal. */
  readonly openSpill: (command: number, stream: Output["stream"]) => Promise<Spill>;
  /** Lays a shown file where the commands run. */
  readonly writeFile: (name: string, text: string) => void;
  /** Hears what is waited for. */
  readonly waiting: (waiting: Waiting) => void;
}

type Stream = Output["stream"];
const STREAMS: readonly Stream[] = ["stdout", "stderr"];

/** A piece of output as the journal keeps it. */
interface Piece {
  readonly stream: Stream;
  readonly text: string;
  readonly omitted?: Omitted;
}

/** Opens the real world. */
export function liveWorld(options: LiveOptions): World {
  return {
    name: "live",
    writeFile: options.writeFile,
    command: (request, sink) =>
      request.mode === "until" ? runUntil(options, request, sink) : runOnce(options, request, sink),
    look: (request) => look(options, request),
  };
}

/** Runs a command once; its output goes on as it comes. */
async function runOnce(
  options: LiveOptions,
  request: CommandRequest,
  sink: CommandSink,
): Promise<Ran> {
  const pieces: Piece[] = [];
  const ran = await attempt(options, request, request.within, {
    process: sink.process,
    piece: (piece) => {
      pieces.push(piece);
      sink.output(piece.stream, piece.text, piece.omitted);
    },
  });
  if (request.mode === "change") await options.freshSecrets();
  return { ...ran, ...textsOf(pieces), attempts: 1 };
}

/** Runs a command until it is settled; only the last attempt's output goes on. */
async function runUntil(
  options: LiveOptions,
  request: CommandRequest,
  sink: CommandSink,
): Promise<Ran> {
  const { clock, signal } = options;
  const { result, attempts, duration } = await lookAgain({
    clock,
    signal,
    within: request.within,
    attempt: async (left) => {
      const pieces: Piece[] = [];
      // An attempt may outlast the deadline a little: the last look deserves an answer, too.
      const ran = await attempt(options, request, Math.max(left, LEAST_TIME), {
        process: () => {},
        piece: (piece) => pieces.push(piece),
      });
      const result = { ...ran, ...textsOf(pieces), attempts: 1, pieces };
      return { result, settled: request.settle(result) };
    },
    waiting: ({ stdout, stderr }, attempts, elapsed) =>
      options.waiting({
        label: options.masker.mask(request.text),
        attempts,
        elapsed,
        within: request.within,
        last: (stdout || stderr).trim(),
      }),
  });
  const { pieces, ...ran } = result;
  for (const { stream, text, omitted } of pieces) sink.output(stream, text, omitted);
  return { ...ran, attempts, duration };
}

/** Milliseconds that even the last attempt of a wait may take. */
const LEAST_TIME = 5_000;

/** Runs a command's process once, with its output masked and cut to what the journal keeps. */
async function attempt(
  { masker, cwd, env, signal, openSpill }: LiveOptions,
  { command, text }: CommandRequest,
  timeout: number,
  sink: { process(process: ProcessIdentity): void; piece(piece: Piece): void },
): Promise<Omit<Ran, "stdout" | "stderr" | "attempts">> {
  const keepers = {
    stdout: new OutputKeeper(await openSpill(command, "stdout")),
    stderr: new OutputKeeper(await openSpill(command, "stderr")),
  };
  const masks = { stdout: masker.stream(), stderr: masker.stream() };
  const keep = (stream: Stream, masked: string) => {
    const text = keepers[stream].push(masked);
    if (text !== undefined) sink.piece({ stream, text });
  };
  try {
    return await runProcess({
      command: text,
      cwd,
      env,
      timeout,
      signal,
      onStart: (process) => sink.process(process),
      onOutput: ({ stream, text }) => keep(stream, masks[stream].push(text)),
    });
  } finally {
    for (const stream of STREAMS) {
      keep(stream, masks[stream].end());
      const tail = keepers[stream].end();
      if (tail !== undefined) sink.piece({ stream, ...tail });
    }
  }
}

function textsOf(pieces: readonly Piece[]): Pick<Ran, Stream> {
  const text = (stream: Stream) => keptText(pieces.filter((piece) => piece.stream === stream));
  return { stdout: text("stdout"), stderr: text("stderr") };
}

/** Looks at the cluster until it is settled. */
async function look<T extends Json>(
  { probe, masker, clock, signal, waiting }: LiveOptions,
  { label, look, within, settle }: LookRequest<T>,
): Promise<Looked<T>> {
  const { result, attempts, duration } = await lookAgain<Sight<T>>({
    clock,
    signal,
    within,
    attempt: async () => {
      // A look has a deadline of its own, which is long for somebody who has pressed Ctrl-C.
      const result = await orAborted(sight(() => look(probe), masker), signal);
      return { result, settled: settledSight(result, settle) };
    },
    waiting: (result, attempts, elapsed) =>
      waiting({ label, attempts, elapsed, within, last: lastSeen(result) }),
  });
  return { ...result, attempts, duration };
}

/** A look without its counts. */
type Sight<T extends Json> =
  | { readonly type: "seen"; readonly value: T }
  | Omit<Extract<Looked<T>, { type: "failed" }>, "attempts" | "duration">;

async function sight<T extends Json>(look: () => Promise<T>, masker: Masker): Promise<Sight<T>> {
  try {
    // Through JSON, so that it is the same value that a rehearsal reads.
    const value = JSON.parse(JSON.stringify(await look())) as T;
    return { type: "seen", value: masker.maskJson(value) };
  } catch (error) {
    // A mistake in the look itself is no answer of the cluster, and does not go away by waiting.
    if (isMistake(error)) throw error;
    const { kind, message } = classify(error);
    return { type: "failed", error: { kind, message: masker.mask(message) } };
  }
}

/** What code throws that is wrong; errors of the network are TypeErrors with a cause or a code. */
function isMistake(error: unknown): boolean {
  if (error instanceof ReferenceError) return true;
  return error instanceof TypeError && error.cause === undefined && !("code" in error);
}

/** What cannot be reached may be back in a moment; what is forbidden stays so. */
function settledSight<T extends Json>(sight: Sight<T>, settle: (seen: T) => Settled): Settled {
  if (sight.type === "seen") return settle(sight.value);
  return sight.error.kind === "forbidden" ? "stop" : "again";
}

function lastSeen<T extends Json>(sight: Sight<T>): string {
  return sight.type === "seen" ? JSON.stringify(sight.value) : sight.error.message;
}
