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
  readonly mode: CommandMode;
  readonly text: string;
  readonly expects: Expects;
  /** Milliseconds; absent where the step does not say. */
  readonly within?: number;
  readonly stopsAt?: RegExp;
  /** Where in the step it stands. */
  readonly place: Place;
}

/** A look as a step has told it. */
export interface ToldLook<T extends Json> {
  readonly label: string;
  readonly look: Look<T>;
  readonly judge: Judge<T>;
  /** Milliseconds to go on looking; 0 looks once; absent where the step leaves it to the settings. */
  readonly within?: number;
  readonly remedy?: string;
  readonly place: Place;
}

/** A value to be learned, as a step has told it. */
export interface ToldValue<T extends Json> {
  readonly name: string;
  readonly look: Look<T>;
  /** Stands for the value in a plan. */
  readonly example: T;
  readonly place: Place;
}

/** Writes down, and does, what is told. */
export interface Scribe {
  /** Whether objects of other makers are taken over. */
  readonly adopt: boolean;
  /** Quotes what stands in a hole of a command. */
  quote(word: string | number): string;
  prose(style: ProseStyle, text: string): void;
  file(name: string, language: string, text: string): void;
  /** Makes sure that the objects may be written; see `Teller.manifest`. */
  claim(name: string, objects: readonly JsonObject[], place: Place): Promise<void>;
  command(told: ToldCommand): Promise<CommandResult>;
  check<T extends Json>(told: ToldLook<T>): Promise<void>;
  learn<T extends Json>(told: ToldValue<T>): Promise<T>;
  each<T>(name: string, items: readonly T[], body: (item: T) => Promise<void>): Promise<void>;
}
