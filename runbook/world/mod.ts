/**
 * The worlds that a step can be told to: live and rehearsal. (The third, a plan, needs no world:
 * see `runbook/teller`.)
 *
 * @module
 */

export * from "./world.ts";
export * from "./live.ts";
export * from "./wait.ts";
export * from "./rehearsal.ts";
