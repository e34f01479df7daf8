/**
 * One table of commands, and what a call of the program means by it.
 *
 * The table is plain data. A library takes the words apart: cliffy where JSR answers, commander
 * elsewhere; the import map says which one stands behind `#command-line`.
 *
 * @module
 */
export { dispatch, type Dispatched } from "./dispatch.ts";
export type { Call } from "./call.ts";
export type {
  Action,
  Argument,
  BooleanOption,
  Command,
  CommandPath,
  CommandTable,
  Example,
  ExitCode,
  ListOption,
  NumberOption,
  Option,
  OptionBase,
  StringOption,
  Valued,
} from "./table.ts";
export type { Words } from "./adapter.ts";
