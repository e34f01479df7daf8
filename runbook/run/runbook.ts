/**
 * What the engine is told about the runbook that it runs.
 *
 * @module
 */

import type { JsonObject } from "../json/mod.ts";
import type { LoadedSettings, LoadSettingsOptions } from "../settings/mod.ts";
import type { Step } from "../step/mod.ts";
import type { Patience } from "../teller/mod.ts";

/** A program that the steps call. */
export interface Tool {
  /** The program's name on PATH. */
  readonly name: string;
  /** Prints its version; the first version number in the output is taken. */
  readonly version: readonly string[];
}

/** A runbook: its steps, its settings, and what the engine must know of both. */
export interface Runbook<S extends JsonObject = JsonObject> {
  /** The runbook's name, for its journals. */
  readonly name: string;
  /** The runbook's version, for its journals. */
  readonly version: string;
  /** In the order in which they are told. */
  readonly steps: readonly Step<S>[];
  /** Loads the settings: the shipped files, the user's and `--set`. */
  load(options: LoadSettingsOptions): Promise<LoadedSettings<S>>;
  /** The programs that must be there before a live run begins. */
  readonly tools: readonly Tool[];
  /** How long the waits may take where a step does not say. */
  patience(settings: S): Patience;
  /** Namespaces whose Secrets are masked. */
  namespaces(settings: S): readonly string[];
  /** Addresses and domains that are reached without a proxy. */
  direct(settings: S): readonly string[];
  /** Names of environment variables whose values are masked. */
  secrets(settings: S): readonly string[];
}
