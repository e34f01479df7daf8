/**
 * `--step`: no command runs before its user has said so.
 *
 * @module
 */

import { InterruptedError } from "../errors/mod.ts";
import type { PendingCommand, Permit } from "../run/mod.ts";
import { printable } from "../wording/mod.ts";
import type { Talk } from "./talk.ts";

const QUESTION = "Run it? [Enter] run, [s]kip, [e]xplain, run the [r]est, [q]uit: ";

const EFFECTS: Readonly<Record<PendingCommand["mode"], string>> = {
  change: "may change the cluster",
  look: "only looks",
  until: "only looks, until it sees what it should",
};

/** Asks before each command, until somebody wants the rest to be run. */
export function stepByStep(talk: Talk): Permit {
  let rest = false;
  return async (pending) => {
    if (rest) return "run";
    talk.say(`\nNext, and it ${EFFECTS[pending.mode]}:\n${indented(pending.text, "  ")}\n`);
    for (;;) {
      talk.say(QUESTION);
      const answer = await talk.answer();
      switch (answer?.toLowerCase()) {
        case "":
        case "run":
          return "run";
        case "s":
        case "skip":
          return "skip";
        case "e":
        case "explain":
          talk.say(explanation(pending));
          break;
        case "r":
        case "rest":
          rest = true;
          return "run";
        case "q":
        case "quit":
        case undefined:
          throw new InterruptedError("The run was ended at a question");
        default:
          talk.say(`"${printable(answer ?? "")}" is no answer here\n`);
      }
    }
  };
}

/** What a command is for, what it uses, and what comes of it if all is well. */
export function explanation({ said, files, expects }: PendingCommand): string {
  const { stdout, stderr, exits } = expects;
  const parts = [
    ...(said === undefined ? [] : [["What was said last before it", said]]),
    ...files.map(({ name, text }) => [`The file ${name} that it uses`, text]),
    ...(stdout === undefined ? [] : [["What it is to print", stdout || "nothing"]]),
    ...(stderr === undefined ? [] : [["What it is to warn of", stderr || "nothing"]]),
    ["What it ends with if all is well", `exit code ${exits.join(" or ")}`],
    [
      "If you skip it",
      "its step passes only if what it promises is true without it; nothing waits long for that",
    ],
  ];
  return parts.map(([title = "", text = ""]) => `\n${title}:\n${indented(text.trimEnd(), "  ")}\n`)
    .join("") + "\n";
}

function indented(text: string, by: string): string {
  return printable(text).split("\n").map((line) => (line === "" ? "" : by + line)).join("\n");
}
