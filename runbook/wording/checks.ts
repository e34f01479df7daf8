import type { Check, CommandStarted } from "../journal/mod.ts";
import { count } from "./words.ts";
import { duration } from "./time.ts";

/** What stands above the checks of what a step promises for afterwards. */
export const HOLDS_NOW = "What holds now";

/** What of a command decides how its check is worded. */
export type Judged = Pick<CommandStarted, "expects">;

/**
 * What a check found, as a sentence without full stop; inner texts of data stand in backticks.
 *
 * @param command The command that was judged; absent for a look.
 */
export function checkSentence(check: Check, command?: Judged): string {
  const { label, verdict } = check;
  if (check.command !== undefined) return commandSentence(verdict, command) + patience(check);
  const doubt = verdict === "no" ? "not so: " : verdict === "unknown" ? "not known: " : "";
  return doubt + label + patience(check);
}

function commandSentence(verdict: Check["verdict"], command: Judged | undefined): string {
  const { stdout, stderr, exits = [0] } = command?.expects ?? {};
  if (verdict !== "yes") return "it did not do what was expected";
  if (stdout === "" && (stderr ?? "") === "") return "it printed nothing, as expected";
  if (stdout !== undefined || stderr !== undefined) return "it printed what was expected";
  return exits.length === 1 && exits[0] === 0 ? "it succeeded" : "it ended as expected";
}

/** How long a wait took; nothing where the first look settled it. */
function patience({ attempts, duration: time }: Check): string {
  return attempts > 1 ? ` (${count(attempts, "look")}, ${duration(time)})` : "";
}
