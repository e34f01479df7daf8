/** Runs the tools that pieces are made with, and says what they said when they fail. */

import { EnvironmentError } from "../../runbook/errors/mod.ts";

/** How a tool is run. */
export interface CommandOptions {
  /** The folder that it works in, by default the current one. */
  readonly cwd?: string;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Where Debian and Go keep programs that an ordinary user's PATH does not lead to. */
const MORE_FOLDERS = ["/usr/sbin", "/sbin", "/usr/local/go/bin"];

/** The folders that tools are looked for in. */
export function toolFolders(): readonly string[] {
  return [...(Deno.env.get("PATH") ?? "").split(":"), ...MORE_FOLDERS];
}

/** How much of a failed tool's last words the error repeats. */
const LAST_LINES = 15;

/**
 * Runs a tool to its end and gives what it wrote to standard output.
 *
 * @throws EnvironmentError with the tool's last words, when it is missing or fails.
 */
export async function output(
  command: readonly [string, ...string[]],
  options: CommandOptions = {},
): Promise<string> {
  const [tool, ...args] = command;
  const env = { PATH: toolFolders().join(":"), ...options.env };
  const child = new Deno.Command(tool, { ...options, args, env, stdin: "null" });
  const result = await finish(child, tool);
  if (!result.success) {
    const said = lastLines(new TextDecoder().decode(result.stderr));
    throw new EnvironmentError(
      `Cannot run "${command.join(" ")}": exit code ${result.code}, expected 0\n${said}`,
    );
  }
  return new TextDecoder().decode(result.stdout);
}

/** The command is not even started when the tool is not there. */
async function finish(child: Deno.Command, tool: string): Promise<Deno.CommandOutput> {
  try {
    return await child.output();
  } catch (cause) {
    throw new EnvironmentError(`Cannot run "${tool}": not found or not executable`, { cause });
  }
}

function lastLines(text: string): string {
  return text.trimEnd().split("\n").slice(-LAST_LINES).join("\n");
}
