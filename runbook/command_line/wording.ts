import type { Argument, Command, CommandPath, CommandTable, Example, Option } from "./table.ts";

/** A line of help: how something is typed, and what it is for. */
export interface Entry {
  readonly term: string;
  readonly summary: string;
}

/** The words that a command takes, each with what it is for. */
export function argumentEntriesOf(path: CommandPath): readonly Entry[] {
  return argumentsOf(path).map((argument) => ({
    term: placeholderOf(argument),
    summary: argument.summary,
  }));
}

/** The commands below a path, each with what it does. */
export function commandEntriesOf(table: CommandTable, path: CommandPath): readonly Entry[] {
  return commandsOf(table, path).map((command) => ({
    term: [command.name, ...(command.arguments ?? []).map(placeholderOf)].join(" "),
    summary: command.summary,
  }));
}

/** What a command can end with. */
export function exitCodesOf(path: CommandPath): readonly Entry[] {
  const codes = path.at(-1)?.exitCodes ?? [];
  return codes.map(({ code, meaning }) => ({ term: String(code), summary: meaning }));
}

/** What help says about a command beside its lists. */
export interface Description {
  readonly lines: readonly string[];
  readonly examples: readonly Example[];
}

/** The words that call a command: `runbook config show`. */
export function callOf(table: CommandTable, path: CommandPath): string {
  return [table.name, ...path.map((command) => command.name)].join(" ");
}

/** What stands behind a command's name: `[step...]`, or `<command>` for a group. */
function parametersOf(table: CommandTable, path: CommandPath): string {
  if (commandsOf(table, path).length > 0) return "<command>";
  return argumentsOf(path).map(placeholderOf).join(" ");
}

/** The whole call: `runbook run [step...]`. */
export function usageOf(table: CommandTable, path: CommandPath): string {
  return `${callOf(table, path)} ${parametersOf(table, path)}`.trim();
}

/** How an argument stands in a call: `<id>`, `[step...]`. */
export function placeholderOf(argument: Argument): string {
  const name = argument.variadic ? `${argument.name}...` : argument.name;
  return argument.required ? `<${name}>` : `[${name}]`;
}

/** How an option stands in a call: `-c, --context <name>`. */
export function flagsOf(option: Option): string {
  const short = option.short === undefined ? "" : `-${option.short}, `;
  const value = option.type === "boolean" ? "" : ` <${option.value}>`;
  return `${short}--${option.name}${value}`;
}

/** What an option can be called by: `--context`, `-c`. */
export function namesOf(option: Option): readonly string[] {
  const long = `--${option.name}`;
  return option.short === undefined ? [long] : [long, `-${option.short}`];
}

/** The options that help shows for a command, those of the program itself included. */
export function optionEntriesOf(table: CommandTable, path: CommandPath): readonly Entry[] {
  const shown = optionsOf(table, path).filter((option) => !option.hidden);
  const entries = shown.map((option) => ({ term: flagsOf(option), summary: summaryOf(option) }));
  if (path.length === 0) entries.push({ term: "-V, --version", summary: "Show the version" });
  return [...entries, { term: "-h, --help", summary: "Show this help" }];
}

/** What help says about a command beside its lists. */
export function describe(table: CommandTable, path: CommandPath): Description {
  const { summary, description, examples = [] } = path.at(-1) ?? table;
  const lines = description === undefined ? [summary] : [summary, "", ...description.split("\n")];
  return { lines, examples };
}

/** The commands below a path. */
export function commandsOf(table: CommandTable, path: CommandPath): readonly Command[] {
  return (path.at(-1) ?? table).commands ?? [];
}

/** The arguments that a path's command takes. */
export function argumentsOf(path: CommandPath): readonly Argument[] {
  return path.at(-1)?.arguments ?? [];
}

/** The options that a path's command takes, those of every command included. */
export function optionsOf(table: CommandTable, path: CommandPath): readonly Option[] {
  return [...path.at(-1)?.options ?? [], ...table.options];
}

/** The name under which libraries hand over an option's value: `dry-run` becomes `dryRun`. */
export function keyOf(option: Option): string {
  return option.name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function summaryOf(option: Option): string {
  const notes: string[] = [];
  if ("choices" in option && option.choices !== undefined) notes.push(option.choices.join(", "));
  if ("default" in option && option.default !== undefined) notes.push(`default: ${option.default}`);
  if (option.type === "list") notes.push("repeatable");
  return notes.length === 0 ? option.summary : `${option.summary} (${notes.join("; ")})`;
}
