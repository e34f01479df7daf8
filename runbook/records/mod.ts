/**
 * Records: a run as one file for a browser, a notebook or a CI.
 *
 * @module
 */

export type { RecordFormat, RecordSource } from "./record.ts";
export { html } from "./html.ts";
export { junit } from "./junit.ts";
export { notebook } from "./notebook.ts";
export { annotationsOf } from "./annotations.ts";
export { stepSummary } from "./step_summary.ts";
