/**
 * A further step: its files, made from the template in `steps/template`.
 *
 * @module
 */

export { type MadeStep, makeStep, type NewStep } from "./make_step.ts";
