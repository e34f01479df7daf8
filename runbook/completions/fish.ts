import type { CompletedOption, Completion, Offer } from "./offers.ts";
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
  const behind = values === undefined ? "" : argument(values);
  return `-l ${name}${letter} -d ${word(summary)}${behind}`;
}

/** What stands behind an option; what is in parentheses runs when it is asked for. */
function argument({ words, folder, several, goesOn }: Offer): string {
  if (words.length === 0) return " -r";
  if (several) {
    const list = word(`printf "%s\\n" ${words.join(" ")}`);
    return ` -x -a ${word(`(__fish_complete_list , ${list})`)}`;
  }
  if (folder !== undefined) {
    const listed = `printf "%s\\n" ${words.join(" ")}; command ls ${word(folder)} 2>/dev/null`;
    return ` -x -a ${word(`(${listed})`)}`;
  }
  return ` -x -a ${word(words.map((word) => goesOn ? `${word}=` : word).join(" "))}`;
}
