/**
 * The command line by npm's commander.
 *
 * @module
 */
import { Command, type CommanderError, Option } from "commander";
import { Misread, type Words } from "./adapter.ts";
import type { CommandPath, CommandTable, Option as TableOption } from "./table.ts";
import * as wording from "./wording.ts";

/** Takes the words of a call apart, as {@linkcode Adapter} says. */
export async function parse(table: CommandTable, words: readonly string[]): Promise<Words> {
  const calls: Words[] = [];
  await parser(table, [], [], (call) => calls.push(call)).parseAsync(words, { from: "user" });
  return calls[0] ?? { path: [], arguments: [], options: {} };
}

/** A parser for a command and those below it, which hands over the call that it reads. */
function parser(
  table: CommandTable,
  path: CommandPath,
  above: readonly Command[],
  handOver: (call: Words) => void,
): Command {
  const options = wording.optionsOf(table, path);
  const children = wording.commandsOf(table, path);
  const command = new Command(path.at(-1)?.name ?? table.name)
    .argument("[words...]")
    .helpOption(false)
    .helpCommand(false)
    .showSuggestionAfterError(false)
    .configureOutput({ writeErr: () => {} })
    .exitOverride((error) => {
      throw misread(error, path);
    });
  for (const option of options) command.addOption(collecting(option));
  const line = [...above, command];
  for (const child of children) {
    command.addCommand(parser(table, [...path, child], line, handOver));
  }
  return command.action((words: string[]) => {
    const [word] = words;
    if (children.length > 0 && word !== undefined) throw new Misread("unknown-command", word, path);
    const values = (option: TableOption) => line.flatMap((parser) => valuesOf(parser, option));
    handOver({
      path,
      arguments: words,
      options: Object.fromEntries(options.map((option) => [option.name, values(option)])),
    });
  });
}

function collecting(option: TableOption): Option {
  const result = new Option(wording.flagsOf(option));
  if (option.type === "boolean") return result;
  return result.argParser((value: string, previous: string[] = []) => [...previous, value]);
}

function valuesOf(parser: Command, option: TableOption): readonly (string | true)[] {
  const value: readonly string[] | true | undefined = parser.getOptionValue(wording.keyOf(option));
  return value === true ? [true] : value ?? [];
}

function misread(error: CommanderError, path: CommandPath): Error {
  switch (error.code) {
    case "commander.unknownOption":
      return new Misread("unknown-option", /'(.*)'/.exec(error.message)?.[1] ?? "", path, error);
    case "commander.optionMissingArgument":
      return new Misread("missing-value", /--[\w-]+/.exec(error.message)?.[0] ?? "", path, error);
    default:
      return error;
  }
}
