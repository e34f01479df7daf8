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
      kill(process);
      await process.status;
    },
  };
}

function kill(process: Deno.ChildProcess): void {
  try {
    process.kill("SIGKILL");
  } catch (error) {
    // This is what Deno throws for a process that has ended.
    if (!(error instanceof TypeError)) throw error;
  }
}

async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}
