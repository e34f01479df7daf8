/**
 * The homelab runbook, from the command line.
 *
 * @module
 */
import { perform } from "./runbook/cli/mod.ts";

if (import.meta.main) {
  const program = {
    summary: "A literate runbook: load balancing and ingress for a homelab cluster",
    version: "0.1.0",
    root: import.meta.dirname ?? Deno.cwd(),
    load: async () => (await import("./steps/mod.ts")).runbook,
  };
  Deno.exit(await perform(program, Deno.args));
}
