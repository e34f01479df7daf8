import { dispatch } from "../command_line/mod.ts";
import type { Program } from "./program.ts";
import { reportError } from "./report_error.ts";
import { commandTable } from "./table.ts";

/**
 * Does what a call of the program asks for; what went wrong is told on stderr.
 *
 * @param words The words behind the program's name.
 * @returns The exit code that the README promises.
 */
export async function perform(program: Program, words: readonly string[]): Promise<number> {
  try {
    const call = await dispatch(commandTable(program), words, helpColumns());
    if (call.type === "text") {
      console.log(call.text.trimEnd());
      return 0;
    }
    const act = await call.load();
    return await act(call.invocation);
  } catch (error) {
    const report = reportError(error);
    console.error(report.text.trimEnd());
    return report.exitCode;
  }
}

/** Help is laid out for the terminal at hand, or for a page where there is none. */
function helpColumns(): number {
  return Deno.stdout.isTerminal() ? Deno.consoleSize().columns : 100;
}
