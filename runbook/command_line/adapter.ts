import type { CommandPath, CommandTable } from "./table.ts";

/**
 * What a library for command lines does for us: it takes the words apart. What the words mean, what
 * is said about wrong ones, and help are the same whichever library is used.
 */
export interface Adapter {
  /**
   * Takes the words of a call apart.
   *
   * @throws {Misread} If a word is no command, no option or an option without its value.
   */
  parse(table: CommandTable, words: readonly string[]): Promise<Words>;
}

/** The words of a call, sorted by what they are. */
export interface Words {
  /** The command that they call. */
  readonly path: CommandPath;
  /** The words that are neither command nor option, in order. */
  readonly arguments: readonly string[];
  /** What was given for each option, by its long name; `true` for an option without value. */
  readonly options: Readonly<Record<string, readonly (string | true)[]>>;
}

/** What a word was wrongly taken for. */
export type Misreading =
  | "unknown-command"
  | "unknown-option"
  | "missing-value"
  | "unexpected-value";

/** Thrown by an adapter for a word that the table does not explain. */
export class Misread extends Error {
  /** Always `Misread`. */
  override readonly name = "Misread";
  /** What is wrong with it. */
  readonly misreading: Misreading;
  /** The command or the option, as typed. */
  readonly word: string;
  /** The command that the word was given to. */
  readonly path: CommandPath;

  /** Keeps the library's own error as cause. */
  constructor(misreading: Misreading, word: string, path: CommandPath, cause?: unknown) {
    super(`${misreading}: ${word}`, { cause });
    this.misreading = misreading;
    this.word = word;
    this.path = path;
  }
}
