import type { CompletedOption, Completion } from "./offers.ts";
import { fishWord as word } from "./quote.ts";

/** Writes the script for fish. */
export function fish(commands: readonly Completion[], root: string): string {
  const lines = [
    "# For this shell: deno task -q completions fish | source; for every new one, in config.fish",
    `function homelab; deno task -q --config ${word(`${root}/deno.json`)} $argv; end`,
    "complete -c homelab -e",
    ...commands.flatMap(linesOf),
  ];
  return lines.join("\n");
}

function linesOf({ name, summary, words, options }: Completion): readonly string[] {
  const within = `complete -c homelab -n ${word(`__fish_seen_subcommand_from ${name}`)}`;
  return [
    `complete -c homelab -f -n __fish_use_subcommand -a ${name} -d ${word(summary)}`,
    ...words.length === 0 ? [] : [`${within} -f -a ${word(words.join(" "))}`],
    ...options.map((option) => `${within} ${flags(option)}`),
  ];
}

function flags({ name, short, summary, values }: CompletedOption): string {
  const letter = short === undefined ? "" : ` -s ${short}`;
  const behind = values === undefined
    ? ""
    : values.length === 0
    ? " -r"
    : ` -x -a ${word(values.join(" "))}`;
  return `-l ${name}${letter} -d ${word(summary)}${behind}`;
}
