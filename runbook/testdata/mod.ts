/**
 * Small runs for tests: builders for the events of a journal, and one run that has everything.
 *
 * @module
 */

export { commandEvents, type CommandParts, numbered, runStarted, stepEvents } from "./builders.ts";
export { failedRun, passedRun } from "./runs.ts";
export { FIXTURES } from "./fixtures.ts";
