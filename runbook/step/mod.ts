/**
 * The shape of a step and the words in which it tells itself.
 *
 * @module
 */

export type { Concern } from "../cluster/mod.ts";
export * from "./look.ts";
export * from "./step.ts";
export * from "./teller.ts";
export { chooseSteps, type StepChoice } from "./choose_steps.ts";
