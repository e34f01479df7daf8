import type { CommandTable, Option } from "../command_line/mod.ts";

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
  readonly values?: readonly string[];
}

/** Lists what a shell can offer; `values` by the names of arguments. */
export function completionsOf(
  table: CommandTable,
  values: Readonly<Record<string, readonly string[]>>,
): readonly Completion[] {
  return table.commands.map(({ name, summary, arguments: words = [], options = [] }) => ({
    name,
    summary,
    words: words.flatMap((word) => values[word.name] ?? []),
    options: [...options, ...table.options, HELP].filter(({ hidden }) => !hidden).map(offered),
  }));
}

const HELP: Option = { type: "boolean", name: "help", short: "h", summary: "Show the help" };

function offered(option: Option): CompletedOption {
  const { name, short, summary } = option;
  const values = option.type === "boolean"
    ? {}
    : { values: "choices" in option ? option.choices ?? [] : [] };
  return { name, summary, ...short === undefined ? {} : { short }, ...values };
}
