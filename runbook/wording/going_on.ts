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
  { world, purpose }: Pick<RunStarted, "world" | "purpose">,
  verdict: Verdict,
): WayOn | undefined {
  if (verdict === "passed" || verdict === "gone") return undefined;
  if (verdict === "not recorded") return { aim: "to record it", command: "deno task record" };
  if (world === "rehearsal") {
    return { aim: "to rehearse again", command: "deno task run --rehearse" };
  }
  if (purpose === "verify") {
    return verdict === "failed"
      ? { aim: "to make it true again", command: "deno task run" }
      : { aim: "to look again", command: "deno task verify" };
  }
  return { aim: "to go on from here", command: "deno task resume" };
}
