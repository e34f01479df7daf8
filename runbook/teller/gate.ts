/**
 * Asks before each command, where somebody wants to be asked.
 *
 * @module
 */

import type { CommandMode, Expects } from "../journal/mod.ts";
import type { ToldCommand } from "./scribe.ts";

/** A command that waits for somebody's word, with what explains it. */
export interface PendingCommand {
  /** Whether it may change the cluster, or only looks, once or until it sees what it should. */
  readonly mode: CommandMode;
  /** As it will run. */
  readonly text: string;
  /** What it must print and end with. */
  readonly expects: Expects;
  /** What the step said last before it, as Markdown; absent where it has said nothing yet. */
  readonly said?: string;
  /** The files of the step that it names. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/** Decides about a command; rejects with an `InterruptedError` to end the run there. */
export type Permit = (pending: PendingCommand) => Promise<"run" | "skip">;

/** Knows what explains the next command of a telling. */
export class Gate {
  readonly #permit: Permit | undefined;
  readonly #files = new Map<string, string>();
  #said: string | undefined;

  /** Without a permit everything goes through. */
  constructor(permit?: Permit) {
    this.#permit = permit;
  }

  /** Takes a paragraph of the step. */
  prose(text: string): void {
    this.#said = text;
  }

  /** Takes a file of the step. */
  file(name: string, text: string): void {
    this.#files.set(name, text);
  }

  /** Whether the command is to be run. */
  async lets({ mode, text, expects }: ToldCommand): Promise<boolean> {
    if (this.#permit === undefined) return true;
    const words = text.split(/[\s'"=,]+/);
    const files = [...this.#files].filter(([name]) => words.includes(name));
    const decision = await this.#permit({
      mode,
      text,
      expects,
      ...(this.#said === undefined ? {} : { said: this.#said }),
      files: files.map(([name, text]) => ({ name, text })),
    });
    return decision === "run";
  }
}
