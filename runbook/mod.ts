/**
 * The engine's door for the steps: what a step module may use.
 *
 * @module
 */

export type { Json, JsonObject } from "./json/mod.ts";
export {
  type Cause,
  type Command,
  type Concern,
  type FileRef,
  giveUp,
  type Holder,
  type Judge,
  type Look,
  type Manifest,
  type Need,
  type Signs,
  type Step,
  type Teller,
} from "./step/mod.ts";
export { absent, classify, isOurs, LABEL, OWNER, type Probe } from "./cluster/mod.ts";
export * from "./settings/mod.ts";
export { FORMAT_IDS, type FormatId, isFormatId, meantFormat } from "./formats/mod.ts";
export type { BegunRun, Recorded } from "./journal/mod.ts";
export type { Lane, LanesPicture, Picture, Station, WayPicture } from "./pictures/mod.ts";
export type { Publication, Runbook, StepPicture, Tool, WikiSettings } from "./run/mod.ts";
