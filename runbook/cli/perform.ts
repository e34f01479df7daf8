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

/**
 * Help is laid out for `COLUMNS` or the terminal at hand, for a page where there is neither, and for
 * 40 columns where there are fewer. Longer lines than a page's are hard to read.
 */
function helpColumns(): number {
  const said = Number(Deno.env.get("COLUMNS"));
  // Some terminals do not know their width.
  const columns = said > 0 ? said : Deno.stdout.isTerminal() ? Deno.consoleSize().columns : 0;
  return columns > 0 ? Math.min(Math.max(40, Math.floor(columns)), 100) : 100;
}
