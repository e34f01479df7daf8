import type { Words } from "./adapter.ts";
import type { Call } from "./call.ts";
import type { CommandPath, CommandTable, Option } from "./table.ts";
import { badChoice, badValue, missingValue, wrongArguments } from "./usage_error.ts";
import { argumentsOf, namesOf, optionsOf } from "./wording.ts";

/** A call that fits the table: what a command's action is given. */
export class Invocation implements Call {
  /** The command's name, with the names of the groups around it: `config show`. */
  readonly command: string;
  /** The words behind the command, in order. */
  readonly arguments: readonly string[];
  readonly #options: ReadonlyMap<string, OptionValue>;

  /**
   * Gives the words of a call their meaning.
   *
   * @throws {UsageError} If arguments are missing or too many, or a value is not allowed.
   */
  constructor(table: CommandTable, words: Words) {
    this.command = words.path.map((command) => command.name).join(" ");
    this.arguments = checkedArguments(table, words.path, words.arguments);
    this.#options = new Map(
      optionsOf(table, words.path).map((option) => [option.name, valueOf(table, words, option)]),
    );
  }

  /** Whether a boolean option was given. */
  flag(name: string): boolean {
    const value = this.#value(name);
    if (typeof value !== "boolean") throw mismatch(name, "boolean");
    return value;
  }

  /** The value of a string option, or its default. */
  text(name: string): string | undefined {
    const value = this.#value(name);
    if (value !== undefined && typeof value !== "string") throw mismatch(name, "string");
    return value;
  }

  /** The value of a number option, or its default. */
  number(name: string): number | undefined {
    const value = this.#value(name);
    if (value !== undefined && typeof value !== "number") throw mismatch(name, "number");
    return value;
  }

  /** All values of a list option, in order. */
  list(name: string): readonly string[] {
    const value = this.#value(name);
    if (typeof value !== "object") throw mismatch(name, "list");
    return value;
  }

  #value(name: string): OptionValue {
    if (!this.#options.has(name)) throw new TypeError(`"${this.command}" has no option "${name}"`);
    return this.#options.get(name);
  }
}

type OptionValue = boolean | string | number | readonly string[] | undefined;

function checkedArguments(
  table: CommandTable,
  path: CommandPath,
  given: readonly string[],
): readonly string[] {
  const declared = argumentsOf(path);
  const missing = declared.find((argument, index) => argument.required && index >= given.length);
  if (missing !== undefined) {
    throw wrongArguments(table, path, `the argument <${missing.name}> is missing`);
  }
  const surplus = declared.at(-1)?.variadic ? undefined : given[declared.length];
  if (surplus !== undefined) {
    throw wrongArguments(table, path, `the argument "${surplus}" is one too many`);
  }
  return given;
}

function valueOf(table: CommandTable, words: Words, option: Option): OptionValue {
  const given = words.options[option.name] ?? [];
  if (option.type === "boolean") return given.length > 0;
  const texts = given.map((value) => textOf(table, words.path, option, value));
  const last = texts.at(-1);
  switch (option.type) {
    case "list":
      return texts;
    case "string":
      return last ?? option.default;
    case "number":
      return last === undefined ? option.default : numberOf(option, last);
    default:
      return option satisfies never;
  }
}

function textOf(
  table: CommandTable,
  path: CommandPath,
  option: Option,
  value: string | true,
): string {
  // Some libraries take a following option for the value.
  if (value === true || optionsOf(table, path).flatMap(namesOf).includes(value)) {
    throw missingValue(table, path, option, `--${option.name}`);
  }
  if ("choices" in option && option.choices !== undefined && !option.choices.includes(value)) {
    throw badChoice(option, value, option.choices);
  }
  return value;
}

function numberOf(option: Option, text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) throw badValue(option, text, "a number");
  return value;
}

/** An action that asks for an option in another way than its table declares it is mistaken. */
function mismatch(name: string, type: Option["type"]): TypeError {
  return new TypeError(`Option "${name}" is no ${type} option`);
}
