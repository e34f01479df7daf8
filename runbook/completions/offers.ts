import type { CommandTable, Option } from "../command_line/mod.ts";

/** What can stand at a place. */
export interface Offer {
  /** The words, each without blanks. */
  readonly words: readonly string[];
  /** A folder whose entries can stand there, too, as they are when it is asked. */
  readonly folder?: string;
  /** Whether several can stand there, with commas between; no by default. */
  readonly several?: boolean;
  /** Whether the user goes on behind a word without a blank; no by default. */
  readonly goesOn?: boolean;
}

/** A command with all that can stand behind it. */
export interface Completion {
  readonly name: string;
  readonly summary: string;
  /** What can stand for its words; none where a shell offers files. */
  readonly words: readonly string[];
  readonly options: readonly CompletedOption[];
}

/** An option as it is typed. */
export interface CompletedOption {
  /** Without dashes. */
  readonly name: string;
  readonly short?: string;
  readonly summary: string;
  /** What can stand behind it; `undefined` if nothing does, empty where only the user knows. */
  readonly values?: Offer;
}

/** Lists what a shell can offer; `values` by the names of arguments and of what options take. */
export function completionsOf(
  table: CommandTable,
  values: Readonly<Record<string, Offer>>,
): readonly Completion[] {
  return table.commands.map(({ name, summary, arguments: words = [], options = [] }) => ({
    name,
    summary,
    words: words.flatMap((word) => values[word.name]?.words ?? []),
    options: [...options, ...table.options, HELP].filter(({ hidden }) => !hidden)
      .map((option) => offered(option, values)),
  }));
}

const HELP: Option = { type: "boolean", name: "help", short: "h", summary: "Show the help" };

function offered(option: Option, values: Readonly<Record<string, Offer>>): CompletedOption {
  const { name, short, summary } = option;
  const common = { name, summary, ...short === undefined ? {} : { short } };
  if (option.type === "boolean") return common;
  const choices = "choices" in option ? option.choices : undefined;
  if (choices !== undefined) return { ...common, values: { words: choices } };
  return { ...common, values: values[option.value.toLowerCase()] ?? { words: [] } };
}
