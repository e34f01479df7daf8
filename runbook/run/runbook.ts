/**
 * What the engine is told about the runbook that it runs.
 *
 * @module
 */

import type { FormatId } from "../formats/mod.ts";
import type { BegunRun } from "../journal/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import type { Picture } from "../pictures/mod.ts";
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
  /** What becomes of a run in a wiki. */
  readonly publication: Publication<S>;
}

/** The pages for a wiki, as far as only the runbook knows them. */
export interface Publication<S> {
  /** File name of the page, or of the folder of its pages, without ending. */
  readonly name: string;
  /** The page's heading. */
  readonly title: string;
  /** Its place in the series. */
  readonly position: number;
  /** What the link to the page before it in the series says. */
  readonly before: string;
  /** What was installed in the cluster, by name, with its version. */
  versions(settings: S): readonly (readonly [name: string, version: string])[];
  /** Pictures of what the run saw, each with the step whose section it closes. */
  pictures(run: BegunRun): readonly StepPicture[];
  /**
   * Loads which pages a user wants, how and where, from the same files as the settings. They are no
   * part of these: what is told, resumed and rehearsed does not depend on them.
   */
  wiki(options: LoadSettingsOptions): Promise<WikiSettings>;
}

/** A picture for a section. */
export interface StepPicture {
  /** Id of the step. */
  readonly step: string;
  /** Its file's name without ending; stays the same from run to run. */
  readonly name: string;
  /** One line beneath it. */
  readonly caption: string;
  /** What it shows. */
  readonly picture: Picture;
}

/** Which pages a user wants, how and where. */
export interface WikiSettings {
  /** The formats that a run makes at its end. */
  readonly for: readonly FormatId[];
  /** The folder that they are written to, relative to the runbook's own; absent for the default. */
  readonly out?: string;
  /** Whether each section gets a page of its own. */
  readonly split: boolean;
  /** Name, without ending, of the page before in the series; absent where there is none. */
  readonly before?: string;
  /** Whether they show names and addresses of the network, or stand-ins; shown where it is absent. */
  readonly network?: "shown" | "hidden";
}
