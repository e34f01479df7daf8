/**
 * The runbook's commands, and how a failure is told.
 *
 * @module
 */
export { type ErrorReport, reportError } from "./report_error.ts";
export type { Program } from "./program.ts";
export { commandTable } from "./table.ts";
