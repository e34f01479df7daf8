/**
 * Who writes down what a step tells: the seam between a plan and a real telling.
 *
 * @module
 */

import type { Json, JsonObject } from "../json/mod.ts";
import type { Place } from "../errors/mod.ts";
import type { CommandMode, Expects, ProseStyle } from "../journal/mod.ts";
import type { CommandResult, Judge, Look } from "../step/mod.ts";

/** A command as the builder has put it together. */
export interface ToldCommand {
  /** Whether it changes something, looks, or is waited for. */
  readonly mode: CommandMode;
  /** Shell text, its holes quoted. */
  readonly text: string;
  /** What it must print and end with. */
  readonly expects: Expects;
  /** Milliseconds; absent where the step does not say. */
  readonly within?: number;
  /** Output that no further wait can mend. */
  readonly stopsAt?: RegExp;
  /** Where in the step it stands. */
  readonly place: Place;
}

/** A look as a step has told it. */
export interface ToldLook<T extends Json> {
  /** What is looked at, in words. */
  readonly label: string;
  /** Asks the cluster. */
  readonly look: Look<T>;
  /** Judges what was seen. */
  readonly judge: Judge<T>;
  /** Milliseconds to go on looking; 0 looks once; absent where the step leaves it to the settings. */
  readonly within?: number;
  /** What a person can do where it is not so. */
  readonly remedy?: string;
  /** Where in the step it stands. */
  readonly place: Place;
}

/** A value to be learned, as a step has told it. */
export interface ToldValue<T extends Json> {
  /** What the value is called. */
  readonly name: string;
  /** Asks the cluster. */
  readonly look: Look<T>;
  /** Stands for the value in a plan. */
  readonly example: T;
  /** Where in the step it stands. */
  readonly place: Place;
}

/** Writes down, and does, what is told. */
export interface Scribe {
  /** Whether objects of other makers are taken over. */
  readonly adopt: boolean;
  /** Where in the step the call stands that is being told. */
  where(): Place;
  /** Quotes what stands in a hole of a command. */
  quote(word: string | number): string;
  /** Takes a paragraph. */
  prose(style: ProseStyle, text: string): void;
  /** Takes a file that is shown and laid where the commands run. */
  file(name: string, language: string, text: string): void;
  /** Makes sure that the objects may be written; see `Teller.manifest`. */
  claim(name: string, objects: readonly JsonObject[], place: Place): Promise<void>;
  /** Takes a command, at the moment in which it is awaited. */
  command(told: ToldCommand): Promise<CommandResult>;
  /** Takes a look with its judge. */
  check<T extends Json>(told: ToldLook<T>): Promise<void>;
  /** Takes a value to be learned, and gives it. */
  learn<T extends Json>(told: ToldValue<T>): Promise<T>;
  /** Takes a body to be told once for each item. */
  each<T>(name: string, items: readonly T[], body: (item: T) => Promise<void>): Promise<void>;
}
