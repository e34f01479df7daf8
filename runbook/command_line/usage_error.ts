import { UsageError } from "../errors/mod.ts";
import { nearest } from "../text/mod.ts";
import type { Misread } from "./adapter.ts";
import type { CommandPath, CommandTable, Option } from "./table.ts";
import { callOf, commandsOf, flagsOf, namesOf, optionsOf, usageOf } from "./wording.ts";

/** Says to a person what an adapter could not make sense of. */
export function fromMisread(table: CommandTable, misread: Misread): UsageError {
  const { path, word } = misread;
  switch (misread.misreading) {
    case "unknown-command":
      return unknownCommand(table, path, word);
    case "unknown-option":
      return unknownOption(table, path, word);
    case "missing-value":
      return missingValue(table, path, optionNamed(table, path, word), word);
    case "unexpected-value":
      return unexpectedValue(table, path, word);
    default:
      return misread.misreading satisfies never;
  }
}

/** A command that does not exist. */
export function unknownCommand(table: CommandTable, path: CommandPath, word: string): UsageError {
  const names = commandsOf(table, path).map((command) => command.name);
  const call = callOf(table, path);
  const near = nearest(word, names);
  return new UsageError(
    `Cannot find command "${word}": ${call} does not know it, expected ${either(names)}`,
    { remedy: near === undefined ? seeHelp(call) : `Did you mean: ${call} ${near}` },
  );
}

/** An option whose value is not there. */
export function missingValue(
  table: CommandTable,
  path: CommandPath,
  option: Option | undefined,
  word: string,
): UsageError {
  const expected = option === undefined ? "a value" : flagsOf(option);
  return new UsageError(`Cannot use option "${word}": its value is missing, expected ${expected}`, {
    remedy: seeHelp(callOf(table, path)),
  });
}

/** An option whose value is not one of those that are allowed. */
export function badChoice(option: Option, value: string, choices: readonly string[]): UsageError {
  const near = nearest(value, choices);
  const remedy = near === undefined ? undefined : `Did you mean: --${option.name} ${near}`;
  return badValue(option, value, either(choices), remedy);
}

/** An option whose value is not of the right kind. */
export function badValue(
  option: Option,
  value: string,
  expected: string,
  remedy?: string,
): UsageError {
  return new UsageError(
    `Cannot use option "--${option.name}": its value is "${value}", expected ${expected}`,
    remedy === undefined ? {} : { remedy },
  );
}

/** Words that are missing, or more than a command takes. */
export function wrongArguments(table: CommandTable, path: CommandPath, what: string): UsageError {
  const call = callOf(table, path);
  return new UsageError(`Cannot run "${call}": ${what}, expected ${usageOf(table, path)}`, {
    remedy: seeHelp(call),
  });
}

/** Joins what is possible as a sentence does: `a, b or c`. */
function either(names: readonly string[]): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

function unknownOption(table: CommandTable, path: CommandPath, word: string): UsageError {
  const [flag = word] = word.split("=");
  if (flag !== word && optionNamed(table, path, flag) !== undefined) {
    return unexpectedValue(table, path, flag);
  }
  const call = callOf(table, path);
  const flags = [...optionsOf(table, path).map((option) => `--${option.name}`), "--help"];
  const near = nearest(flag, flags);
  return new UsageError(`Cannot use option "${flag}": ${call} does not know it`, {
    remedy: near === undefined ? seeHelp(call) : `Did you mean: ${near}`,
  });
}

function unexpectedValue(table: CommandTable, path: CommandPath, flag: string): UsageError {
  return new UsageError(`Cannot use option "${flag}": it has a value, expected ${flag} alone`, {
    remedy: seeHelp(callOf(table, path)),
  });
}

function optionNamed(table: CommandTable, path: CommandPath, flag: string): Option | undefined {
  return optionsOf(table, path).find((option) => namesOf(option).includes(flag));
}

function seeHelp(call: string): string {
  return `See: ${call} --help`;
}
