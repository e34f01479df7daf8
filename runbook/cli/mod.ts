/**
 * The runbook's command line: reads a call, does what it asks for, and tells how it ended.
 *
 * @module
 */
export { perform } from "./perform.ts";
export type { Program } from "./program.ts";
