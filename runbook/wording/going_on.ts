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
  { world }: Pick<RunStarted, "world">,
  verdict: Verdict,
): WayOn | undefined {
  if (verdict === "passed" || verdict === "gone") return undefined;
  if (verdict === "not recorded") return { aim: "to record it", command: "deno task record" };
  if (world === "rehearsal") {
    return { aim: "to rehearse again", command: "deno task run --rehearse" };
  }
  return { aim: "to go on from here", command: "deno task resume" };
}
