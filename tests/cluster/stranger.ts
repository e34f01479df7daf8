/**
 * A server that nobody should ask.
 *
 * @module
 */
import { type Lab, waitFor } from "../lab/cluster/mod.ts";

/** Listens on the loopback of where it runs; prints its port, then each first line as JSON. */
const LISTEN = `
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  console.log(listener.addr.port);
  for await (const connection of listener) {
    const bytes = new Uint8Array(100);
    await connection.read(bytes);
    console.log(JSON.stringify(new TextDecoder().decode(bytes).split("\\r\\n")[0]));
    connection.close();
  }
`;

/** A server on the desk that remembers who connects to it. */
export class Stranger implements AsyncDisposable {
  /** Where it listens, on the desk's loopback. */
  readonly port: number;
  readonly #child: Deno.ChildProcess;
  readonly #lines: readonly string[];

  private constructor(child: Deno.ChildProcess, lines: readonly string[]) {
    this.#child = child;
    this.#lines = lines;
    this.port = Number(lines[0]);
  }

  /** Starts it; returns when it listens. */
  static async start(lab: Lab): Promise<Stranger> {
    const command = [Deno.execPath(), "eval", "--no-config", LISTEN];
    const child = lab.desk(command, { stdin: "null", stdout: "piped" }).spawn();
    const lines: string[] = [];
    void collect(child.stdout, lines);
    await waitFor(() => Promise.resolve(lines[0]), { what: "it listens", timeout: 30_000 });
    return new Stranger(child, lines);
  }

  /** What it was asked, by each that connected: `"CONNECT 192.168.1.11:6443 HTTP/1.1"`. */
  get requests(): readonly string[] {
    return this.#lines.slice(1);
  }

  /** Ends it. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#child.status;
  }
}

async function collect(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  lines: string[],
): Promise<void> {
  for await (const text of stream.pipeThrough(new TextDecoderStream())) {
    lines.push(...text.split("\n").filter(Boolean));
  }
}
