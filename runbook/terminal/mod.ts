/**
 * The terminal: shows a run as it goes on, for a person who watches or reads a log.
 *
 * @module
 */

export { type Paint, painter, type Role, wantsColour } from "./colour.ts";
export {
  type Detail,
  type TerminalOptions,
  type TerminalPrinter,
  terminalPrinter,
} from "./printer.ts";
