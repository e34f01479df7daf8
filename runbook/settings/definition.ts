/**
 * What a runbook says about its settings.
 *
 * @module
 */
import type { Fields, Group, ValueOf } from "./schema.ts";

/** A rule between settings, for what no field can judge by itself. */
export interface Rule<Given> {
  /**
   * The settings that the rule compares, each by its dotted key. The rule is judged as soon as these
   * and what is grouped with them are right by themselves. A breach is blamed on the one that was
   * said last (`--set` after the files); the first one listed among equals.
   */
  readonly about: readonly string[];
  /** Says what is the case and what was expected, or `undefined` when all is well. */
  readonly complaint: (given: Given) => string | undefined;
}

/** The settings of a runbook: their shape, the rules between them, and what follows from them. */
export interface Definition<F extends Fields, Documents extends string, Settings> {
  /** What may be said, group by group. */
  readonly schema: Group<F>;
  /** What the fields cannot judge by themselves. */
  readonly rules: readonly Rule<ValueOf<Group<F>>>[];
  /**
   * Further YAML files that a user edits, by a name of your choice, each by its path in the runbook's
   * folder. `${key}` in their text stands for the single value with that dotted key.
   */
  readonly documents: { readonly [Name in Documents]: string };
  /**
   * Makes the settings that the steps see: fills in what may be left out because it follows from
   * others, and puts the texts of the documents where they belong.
   */
  readonly complete: (
    given: ValueOf<Group<F>>,
    documents: { readonly [Name in Documents]: string },
  ) => Settings;
}
