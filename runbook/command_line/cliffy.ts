/**
 * The command line by cliffy.
 *
 * @module
 */
import { Command, ValidationError } from "@cliffy/command";
import { Misread, type Misreading, type Words } from "./adapter.ts";
import type { CommandPath, CommandTable } from "./table.ts";
import * as wording from "./wording.ts";

/** Takes the words of a call apart, as {@linkcode Adapter} says. */
export async function parse(table: CommandTable, words: readonly string[]): Promise<Words> {
  let path: CommandPath = [];
  const program = parser(table, [], (reached) => path = reached);
  const { options, args, literal } = await program.parse([...words]);
  const plain: readonly string[] = args;
  // Where any number of arguments is allowed, cliffy takes unknown options for some of them.
  const stray = plain.find((word) => /^-./.test(word));
  if (stray !== undefined) throw new Misread("unknown-option", stray, path);
  const given = [...plain, ...literal];
  const [word] = given;
  if (word !== undefined && wording.commandsOf(table, path).length > 0) {
    throw new Misread("unknown-command", word, path);
  }
  const values = new Map<string, unknown>(Object.entries(options ?? {}));
  const entries = wording.optionsOf(table, path).map((option) => {
    const value = values.get(wording.keyOf(option));
    return [option.name, Array.isArray(value) ? value : []];
  });
  return { path, arguments: given, options: Object.fromEntries(entries) };
}

/** A parser for a command and those below it, which says what command it reaches. */
function parser(
  table: CommandTable,
  path: CommandPath,
  reached: (path: CommandPath) => void,
): Command {
  const command = new Command()
    .name(path.at(-1)?.name ?? table.name)
    .helpOption(false)
    .throwErrors()
    .error((error) => {
      throw error instanceof ValidationError ? misread(error, path) : error;
    })
    .action(() => reached(path));
  command.arguments("[words...]");
  const own = path.at(-1)?.options ?? [];
  for (const option of own) {
    command.option(wording.flagsOf(option), option.summary, { collect: true });
  }
  const shared = path.length === 0 ? table.options : [];
  for (const option of shared) {
    command.globalOption(wording.flagsOf(option), option.summary, { collect: true });
  }
  for (const child of wording.commandsOf(table, path)) {
    command.command(child.name, parser(table, [...path, child], reached));
  }
  return command;
}

const MISREADINGS: readonly (readonly [RegExp, Misreading])[] = [
  [/^Unknown option "(.*?)"/, "unknown-option"],
  [/^Missing value for option "(.*?)"/, "missing-value"],
  [/^Option "(.*?)" doesn't take a value/, "unexpected-value"],
];

function misread(error: ValidationError, path: CommandPath): Error {
  for (const [pattern, misreading] of MISREADINGS) {
    const word = pattern.exec(error.message)?.[1];
    if (word !== undefined) return new Misread(misreading, word, path, error);
  }
  return error;
}
