/**
 * The runbook's command line: reads a call, does what it asks for, ends with its exit code.
 *
 * @module
 */
import { commandTable, reportError } from "./runbook/cli/mod.ts";
import { dispatch } from "./runbook/command_line/mod.ts";

const table = commandTable({
  summary: "A literate runbook: load balancing and ingress for a homelab cluster",
  version: "0.1.0",
  root: import.meta.dirname ?? Deno.cwd(),
  load: async () => (await import("./steps/mod.ts")).runbook,
});

/** Help is laid out for the terminal at hand, or for a page where there is none. */
function width(): number {
  return Deno.stdout.isTerminal() ? Deno.consoleSize().columns : 100;
}

/** Does what a call asks for and tells what went wrong; the promised number is the exit code. */
async function main(words: readonly string[]): Promise<number> {
  try {
    const call = await dispatch(table, words, width());
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

if (import.meta.main) Deno.exit(await main(Deno.args));
