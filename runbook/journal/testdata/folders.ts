/**
 * Temporary folders and child processes, for tests.
 *
 * @module
 */

/** Calls `act` with a new folder, which is gone afterwards. */
export async function withFolder(act: (folder: string) => void | Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "journal-" });
  try {
    await act(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** A script of this folder, running; disposing of it kills it and waits for its end. */
export interface Script extends AsyncDisposable {
  readonly process: Deno.ChildProcess;
  /** Its standard output, line by line. */
  readonly lines: AsyncIterator<string>;
}

/** Starts a script of this folder with the given arguments. */
export function startScript(name: string, ...args: readonly string[]): Script {
  const path = new URL(name, import.meta.url).pathname;
  const process = new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-config", "--no-lock", "-A", path, ...args],
    stdout: "piped",
    stdin: "null",
  }).spawn();
  return {
    process,
    lines: linesOf(process.stdout),
    async [Symbol.asyncDispose]() {
      if (isRunning(process)) process.kill("SIGKILL");
      await process.status;
    },
  };
}

function isRunning(process: Deno.ChildProcess): boolean {
  try {
    process.kill("SIGCONT");
    return true;
  } catch (error) {
    if (error instanceof TypeError || error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = "";
  for await (
    const chunk of stream.pipeThrough(
      new TextDecoderStream() as TransformStream<Uint8Array, string>,
    )
  ) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}
