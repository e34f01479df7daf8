import type { CompletedOption, Completion, Offer } from "./offers.ts";
import { word } from "./quote.ts";

/** Writes the script for zsh. */
export function zsh(commands: readonly Completion[], root: string): string {
  const names = commands.map(({ name, summary }) => word(`${name}:${summary}`));
  return `# For this shell: eval "$(deno task -q completions zsh)"; for every new one, in ~/.zshrc
homelab() { deno task -q --config ${word(`${root}/deno.json`)} "$@"; }
_homelab() {
  local -a commands=(
    ${names.join("\n    ")}
  )
  if ((CURRENT == 2)); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
${commands.map(branch).join("\n")}
  esac
}
(($+functions[compdef])) || { autoload -Uz compinit && compinit; }
compdef _homelab homelab`;
}

function branch({ name, words, options }: Completion): string {
  const specs = [
    ...options.map(spec),
    ...words.length === 0 ? [] : [`*:${words.join(" ")}:(${words.join(" ")})`],
  ];
  return `    ${name}) _arguments ${specs.map(word).join(" ")} ;;`;
}

/** In a specification a colon parts, and brackets hold the explanation. */
function spec({ name, summary, values }: CompletedOption): string {
  const said = summary.replaceAll(/[[\]\\]/g, "\\$&");
  if (values === undefined) return `--${name}[${said}]`;
  return `*--${name}=[${said}]:${name}:${action(name, values)}`;
}

/** How `_arguments` finds what can stand behind an option. */
function action(name: string, { words, folder, several, goesOn }: Offer): string {
  if (goesOn) return `{compadd -S "" -- ${words.map((word) => `${word}=`).join(" ")}}`;
  if (several) return `_values -s , ${name} ${words.join(" ")}`;
  if (folder !== undefined) {
    const path = word(folder).replaceAll(":", "\\:");
    return `(${words.join(" ")} $(command ls ${path} 2>/dev/null))`;
  }
  return words.length === 0 ? "_files" : `(${words.join(" ")})`;
}
