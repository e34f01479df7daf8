import type { Completion, Offer } from "./offers.ts";
import { word } from "./quote.ts";

/** Writes the script for bash. */
export function bash(commands: readonly Completion[], root: string): string {
  const names = commands.map(({ name }) => name).join(" ");
  return `# For this shell: eval "$(deno task -q completions bash)"; for every new one, in ~/.bashrc
homelab() { deno task -q --config ${word(`${root}/deno.json`)} "$@"; }
_homelab() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]}
  local words= several= head=
  if ((COMP_CWORD == 1)); then
    words=${word(names)}
  else
    case "\${COMP_WORDS[1]} $before" in
${commands.flatMap(values).join("\n")}
      *) case \${COMP_WORDS[1]} in
${commands.map(words).join("\n")}
      esac ;;
    esac
  fi
  [[ $several && $current == *,* ]] && head=\${current%,*},
  COMPREPLY=($(compgen -P "$head" -W "$words" -- "\${current#"$head"}"))
  [[ \${COMPREPLY-} == *= ]] && compopt -o nospace
}
complete -o bashdefault -o default -F _homelab homelab`;
}

/** What stands behind an option; where only the user knows, bash offers files. */
function values({ name, options }: Completion): readonly string[] {
  return options.flatMap(({ name: option, values }) =>
    values === undefined ? [] : [`      ${word(`${name} --${option}`)}) ${assigned(values)} ;;`]
  );
}

function assigned({ words, folder, several, goesOn }: Offer): string {
  const all = word(words.map((word) => goesOn ? `${word}=` : word).join(" "));
  const entries = folder === undefined ? "" : `" $(command ls ${word(folder)} 2>/dev/null)"`;
  return `words=${all}${entries}${several ? " several=yes" : ""}`;
}

function words({ name, words, options }: Completion): string {
  const all = [...words, ...options.map((option) => `--${option.name}`)];
  return `        ${name}) words=${word(all.join(" "))} ;;`;
}
