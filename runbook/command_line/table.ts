import type { Call } from "./call.ts";

/** Everything that a command line understands: the one source of parsing, help and completions. */
export interface CommandTable {
  /** What a user types to start the program. */
  readonly name: string;
  /** What the program is for, in one line. */
  readonly summary: string;
  /** What else a newcomer should know; each line is a paragraph, broken for the terminal. */
  readonly description?: string;
  /** What `--version` prints. */
  readonly version: string;
  /** Options that every command takes. */
  readonly options: readonly Option[];
  /** In the order in which help lists them. */
  readonly commands: readonly Command[];
  /** Calls that help ends with. */
  readonly examples?: readonly Example[];
}

/** One command: either it does something or it is a group of others. */
export interface Command {
  /** A lower-case word. */
  readonly name: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** What else a user should know; each line is a paragraph, broken for the terminal. */
  readonly description?: string;
  /** In the order in which they are typed: required ones first, a variadic one last. */
  readonly arguments?: readonly Argument[];
  /** Options that this command takes beside those of the program. */
  readonly options?: readonly Option[];
  /** The commands of a group. */
  readonly commands?: readonly Command[];
  /** What the process can end with; help says nothing of it where it is absent. */
  readonly exitCodes?: readonly ExitCode[];
  /** Calls that help ends with. */
  readonly examples?: readonly Example[];
  /** Loads what the command does; nothing is loaded for a command that is not called. */
  readonly run?: () => Promise<Action>;
}

/** What a command does; the promised number is the exit code. */
export type Action = (call: Call) => Promise<number>;

/** A word that is known by its place. */
export interface Argument {
  /** What it is called in help: one word. */
  readonly name: string;
  /** What it is for, in a few words. */
  readonly summary: string;
  /** Whether it must be there; `false` by default. */
  readonly required?: boolean;
  /** Whether it stands for any number of words; `false` by default. */
  readonly variadic?: boolean;
}

/** A setting of one call: `--name`, with a value unless it is a boolean. */
export type Option = BooleanOption | StringOption | NumberOption | ListOption;

/** An option that is there or not. */
export interface BooleanOption extends OptionBase {
  /** Tells the kinds of options apart. */
  readonly type: "boolean";
}

/** An option with a text as value; given twice, the last one counts. */
export interface StringOption extends OptionBase, Valued {
  /** Tells the kinds of options apart. */
  readonly type: "string";
  /** What counts when it is not given; nothing by default. */
  readonly default?: string;
}

/** An option with a number as value; given twice, the last one counts. */
export interface NumberOption extends OptionBase {
  /** Tells the kinds of options apart. */
  readonly type: "number";
  /** What the value is called in help: one word. */
  readonly value: string;
  /** What counts when it is not given; nothing by default. */
  readonly default?: number;
}

/** An option that may be given several times. */
export interface ListOption extends OptionBase, Valued {
  /** Tells the kinds of options apart. */
  readonly type: "list";
}

/** What all options have. */
export interface OptionBase {
  /** Long name without dashes, in kebab-case; not beginning with `no-`. */
  readonly name: string;
  /** One letter. */
  readonly short?: string;
  /** What it is for, in a few words. */
  readonly summary: string;
  /** Whether help and completions leave it out; `false` by default. */
  readonly hidden?: boolean;
}

/** What options with a text as value have. */
export interface Valued {
  /** What the value is called in help: one word. */
  readonly value: string;
  /** All values that are allowed; any by default. */
  readonly choices?: readonly string[];
}

/** What the process ends with. */
export interface ExitCode {
  /** From 0 to 255. */
  readonly code: number;
  /** When it does, in a few words. */
  readonly meaning: string;
}

/** A call to learn from. */
export interface Example {
  /** What is typed, the program's name included. */
  readonly line: string;
  /** What it does. */
  readonly summary: string;
}

/** The commands from the outermost to the one that is meant; empty for the program itself. */
export type CommandPath = readonly Command[];
