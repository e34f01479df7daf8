import type { RunStarted, Verdict } from "../journal/mod.ts";

/** What to do next, and the command that does it. */
export interface WayOn {
  /** Half a sentence: "to go on". */
  readonly aim: string;
  /** What to type. */
  readonly command: string;
}

/** How to go on after a step or run that ended so; `undefined` where nothing is left to do. */
export function wayOn(
  { world, purpose, asked }: Pick<RunStarted, "world" | "purpose" | "asked">,
  verdict: Verdict,
): WayOn | undefined {
  if (verdict === "passed" || verdict === "gone") return undefined;
  if (verdict === "not recorded") return { aim: "to record it", command: "deno task record" };
  if (world === "rehearsal") {
    return { aim: "to rehearse again", command: "deno task run --rehearse" };
  }
  if (purpose === "verify") {
    if (verdict !== "failed") return { aim: "to look again", command: "deno task verify" };
    // The transcript says which; secrets among them are masked, so no call can repeat them.
    const options = hasOptions(asked) ? ", with the options of that run" : "";
    return { aim: `to make it true again${options}`, command: "deno task run" };
  }
  return { aim: "to go on from here", command: "deno task resume" };
}

/** Whether a run was asked for with other settings than the shipped file's, or for a context by name. */
function hasOptions({ overrides, settingsFile, context }: RunStarted["asked"]): boolean {
  return overrides.length > 0 || settingsFile !== undefined || context !== undefined;
}
