/**
 * Short-lived system tools: run, and say clearly what failed.
 *
 * @module
 */
import { EnvironmentError } from "../../../runbook/errors/mod.ts";

/** What a command printed and how it ended. */
export interface Outcome {
  /** Exit code; 128 and more if a signal ended it. */
  readonly code: number;
  /** All of its standard output. */
  readonly stdout: string;
  /** All of its standard error. */
  readonly stderr: string;
}

/** Runs a prepared command to its end and decodes what it printed. */
export async function outcome(command: Deno.Command): Promise<Outcome> {
  const { code, stdout, stderr } = await command.output();
  const text = new TextDecoder();
  return { code, stdout: text.decode(stdout), stderr: text.decode(stderr) };
}

/**
 * Runs a system tool and returns its standard output.
 *
 * @throws {EnvironmentError} if the tool is missing or fails; with what it printed.
 */
export async function tool(command: readonly string[], input = ""): Promise<string> {
  const [program = "", ...args] = command;
  try {
    const child = new Deno.Command(program, {
      args,
      stdin: "piped",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    const [output] = await Promise.all([child.output(), send(child.stdin, input)]);
    const text = new TextDecoder();
    if (output.success) return text.decode(output.stdout);
    throw new EnvironmentError(
      `Cannot run "${command.join(" ")}": it ended with code ${output.code}, expected 0\n` +
        text.decode(output.stderr).trim(),
    );
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new EnvironmentError(`Cannot run "${program}": it is not installed`, { cause: error });
  }
}

async function send(stdin: WritableStream<Uint8Array>, input: string): Promise<void> {
  const writer = stdin.getWriter();
  try {
    await writer.write(new TextEncoder().encode(input));
    await writer.close();
  } catch {
    // The tool ended without reading all of it; its exit code tells.
  }
}
