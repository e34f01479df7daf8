import type { CommandTable } from "../command_line/mod.ts";

/** Every command of the runbook; what a command does is loaded when it is called. */
export const table: CommandTable = {
  name: "runbook",
  summary: "A literate runbook: load balancing and ingress for a homelab cluster",
  version: "0.1.0",
  options: [],
  commands: [],
};
