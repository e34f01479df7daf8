/**
 * Telling a step: the words it speaks in, the plan of what it will say, and the recorder of what it
 * said and saw.
 *
 * @module
 */

export { createTeller } from "./teller.ts";
export { type Foreseen, foreseeStep, type Foresight } from "./foresee.ts";
export { planStep } from "./plan.ts";
export { type Patience, Recorder, type RecorderOptions, StepFailure } from "./recorder.ts";
export { type Finding, judgeLook } from "./judge.ts";
export { Deviation } from "./deviation.ts";
export type { PendingCommand, Permit } from "./gate.ts";
export { callerPlace } from "./place.ts";
export type { Scribe, ToldCommand, ToldLook, ToldValue } from "./scribe.ts";
