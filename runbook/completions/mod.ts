/**
 * Completions: what a shell offers behind the first letters of a call, made from the command table.
 *
 * @module
 */

import type { CommandTable } from "../command_line/mod.ts";
import { bash } from "./bash.ts";
import { fish } from "./fish.ts";
import { completionsOf, type Offer } from "./offers.ts";
import { zsh } from "./zsh.ts";

export type { Offer } from "./offers.ts";

/** The shells that completions are written for. */
export const SHELLS = ["bash", "zsh", "fish"] as const;

/** One of them. */
export type Shell = typeof SHELLS[number];

/** What a script for a shell is made from. */
export interface CompletionsOptions {
  /** The commands. */
  readonly table: CommandTable;
  /**
   * What can stand for a command's words and behind its options, by the name of the argument or, in
   * small letters, of the option's value: steps.
   */
  readonly values: Readonly<Record<string, Offer>>;
  /** Folder of deno.json. */
  readonly root: string;
}

/**
 * Writes a script that, read by a shell, defines the command `homelab` (`deno task`, from any
 * folder) and completes its words.
 */
export function completionScript(shell: Shell, options: CompletionsOptions): string {
  const { table, values, root } = options;
  const commands = completionsOf(table, values);
  switch (shell) {
    case "bash":
      return bash(commands, root);
    case "zsh":
      return zsh(commands, root);
    case "fish":
      return fish(commands, root);
    default:
      return shell satisfies never;
  }
}
