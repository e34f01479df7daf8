/**
 * The shape that every step of this runbook has.
 *
 * @module
 */

import type { Step as EngineStep, Teller as EngineTeller } from "../runbook/mod.ts";
import type { Settings } from "./settings.ts";

/** A step of this runbook. */
export type Step = EngineStep<Settings>;

/** What `tell` and `undo` of a step of this runbook are given. */
export type Teller = EngineTeller<Settings>;

/** Defines a step; the types check what it says. */
export function step(definition: Step): Step {
  return definition;
}
