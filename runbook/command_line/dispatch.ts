import { type Adapter, Misread } from "./adapter.ts";
import type { Call } from "./call.ts";
import { help } from "./help.ts";
import { Invocation } from "./invocation.ts";
import type { Action, Command, CommandPath, CommandTable } from "./table.ts";
import { fromMisread, unknownCommand } from "./usage_error.ts";
import { commandsOf } from "./wording.ts";

/** What a call asks for: an action, which is still to be loaded, or a text to print. */
export type Dispatched =
  | {
    readonly type: "run";
    readonly load: () => Promise<Action>;
    readonly invocation: Call;
  }
  | { readonly type: "text"; readonly text: string };

/**
 * Finds out what a call asks for: a command with its invocation, or a text to print (help, version).
 *
 * @param words The words behind the program's name.
 * @param width How many characters of help stand on a line.
 * @throws {UsageError} If the call does not fit the table.
 */
export async function dispatch(
  table: CommandTable,
  words: readonly string[],
  width = 100,
): Promise<Dispatched> {
  if (words[0] === "--version" || words[0] === "-V") {
    return { type: "text", text: `${table.version}\n` };
  }
  const [path, helpIsWanted] = overview(table, words);
  if (helpIsWanted) return { type: "text", text: help(table, path, width) };
  // Loaded here, so that a version and help cost no library.
  const adapter: Adapter = await import("#command-line");
  try {
    const parsed = await adapter.parse(table, words);
    const load = parsed.path.at(-1)?.run;
    if (load === undefined) {
      return { type: "text", text: help(table, parsed.path, width) };
    }
    return { type: "run", load, invocation: new Invocation(table, parsed) };
  } catch (error) {
    throw error instanceof Misread ? fromMisread(table, error) : error;
  }
}

/** The command that the leading words name, and whether its help is asked for. */
function overview(table: CommandTable, words: readonly string[]): [CommandPath, boolean] {
  if (words[0] === "help") return [pathOf(table, words.slice(1)), true];
  const options = words.findIndex((word) => word.startsWith("-"));
  const path = pathOf(table, options < 0 ? words : words.slice(0, options));
  const literal = words.indexOf("--");
  const read = literal < 0 ? words : words.slice(0, literal);
  return [path, read.includes("--help") || read.includes("-h")];
}

/** Follows words into the table, as far as there are commands. */
function pathOf(table: CommandTable, words: readonly string[]): CommandPath {
  const path: Command[] = [];
  for (const word of words) {
    const commands = commandsOf(table, path);
    if (commands.length === 0) break;
    const next = commands.find((command) => command.name === word);
    if (next === undefined) throw unknownCommand(table, path, word);
    path.push(next);
  }
  return path;
}
