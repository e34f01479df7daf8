/**
 * A command of the runbook that was started.
 *
 * @module
 */
import { assertEquals, AssertionError } from "@std/assert";
import { waitFor } from "../lab/cluster/mod.ts";

/** Milliseconds after which a command is taken to hang. */
const DEADLINE = 240_000;

/** `undefined` means: look again. */
type Seen<T> = T | undefined;

/** A command that runs, and all that it has printed so far. */
export class Running implements AsyncDisposable {
  readonly #words: string;
  readonly #child: Deno.ChildProcess;
  readonly #ended: Promise<number>;
  #printed = "";
  #code: number | undefined;

  /** Takes over a child whose outputs are piped. */
  constructor(words: string, child: Deno.ChildProcess) {
    this.#words = words;
    this.#child = child;
    this.#ended = this.#end();
  }

  /** Sends a signal to the runbook alone, not to the commands that it runs. */
  kill(signal: Deno.Signal): void {
    this.#child.kill(signal);
  }

  /**
   * Looks every few milliseconds until the answer is not `undefined`, and returns it.
   *
   * @param what names what is waited for: "helm is at work".
   * @throws {AssertionError} if the command ends before.
   */
  async until<T>(what: string, look: () => Seen<T> | Promise<Seen<T>>): Promise<T> {
    return await waitFor(async () => {
      const seen = await look();
      if (seen === undefined && this.#code !== undefined) {
        throw new AssertionError(`It ended before it was the case that ${what}: ${this.#story()}`);
      }
      return seen;
    }, { what, timeout: DEADLINE, every: 5 });
  }

  /** How it ended, whatever that is. */
  get ended(): Promise<{ readonly code: number; readonly printed: string }> {
    return this.#ended.then((code) => ({ code, printed: this.#printed }));
  }

  /**
   * Waits for the end and returns all that was printed.
   *
   * @throws {AssertionError} with all that was printed, unless it ends with this exit code.
   */
  async exits(expected: number): Promise<string> {
    const code = await this.#ended;
    assertEquals(code, expected, this.#story());
    return this.#printed;
  }

  /** Ends it if it still runs, as it does where a story broke off. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#code === undefined) this.#child.kill("SIGKILL");
    await this.#ended;
  }

  async #end(): Promise<number> {
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), DEADLINE);
    const streams = [this.#child.stdout, this.#child.stderr];
    await Promise.all(streams.map((stream) => this.#read(stream)));
    const { code } = await this.#child.status;
    clearTimeout(timer);
    return this.#code = code;
  }

  async #read(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<void> {
    for await (const text of stream.pipeThrough(new TextDecoderStream())) this.#printed += text;
  }

  #story(): string {
    return `runbook ${this.#words}\n${this.#printed}\nexit code ${this.#code ?? "none yet"}\n`;
  }
}
