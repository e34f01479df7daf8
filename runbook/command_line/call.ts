/** A call that fits the table: what a command's action is given. */
export interface Call {
  /** The command's name, with the names of the groups around it: `config show`. */
  readonly command: string;
  /** The words behind the command, in order. */
  readonly arguments: readonly string[];
  /** Whether a boolean option was given. */
  flag(name: string): boolean;
  /** The value of a string option, or its default. */
  text(name: string): string | undefined;
  /** The value of a number option, or its default. */
  number(name: string): number | undefined;
  /** All values of a list option, in order. */
  list(name: string): readonly string[];
}
