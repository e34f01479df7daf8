/**
 * Quick programs that only read, for looks.
 *
 * @module
 */

import { quoteWord, runProcess } from "../process/mod.ts";
import { patience } from "./deadline.ts";
import type { ProgramRunner } from "./probe.ts";

/** Where and how programs are run. */
export interface ProgramOptions {
  /** Working folder. */
  readonly cwd: string;
  /** The complete environment, see `toolEnvironment`. */
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds that a program may take; 10 s unless said. */
  readonly timeout?: number;
}

/**
 * Makes a runner for programs in one environment; it never fails because of an exit code.
 *
 * The runner needs the permissions of `runProcess`. It throws an error of the kind `unreachable`
 * (see `classify`) if the program does not end in time.
 */
export function createProgramRunner(options: ProgramOptions): ProgramRunner {
  const { cwd, env, timeout = patience } = options;
  return async (command) => {
    const output = { stdout: "", stderr: "" };
    const { code, signal, timedOut } = await runProcess({
      command: quoteWord(command),
      cwd,
      env,
      timeout,
      onOutput: ({ stream, text }) => output[stream] += text,
    });
    const name = command[0] ?? "";
    if (timedOut) {
      throw new DOMException(`${name} did not end within ${timeout / 1000} s`, "TimeoutError");
    }
    if (code === null) throw new Error(`${name} was ended by the signal ${signal}`);
    return { code, ...output };
  };
}
