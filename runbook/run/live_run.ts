/**
 * A session on a real cluster, from the journal's header to its end.
 *
 * @module
 */

import type { RunStarted } from "../journal/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import { systemClock } from "./clock.ts";
import type { Connection } from "./connect.ts";
import { type Finished, liveRuns, type OpenRun, session } from "./journaled.ts";
import { endLeftOvers } from "./left_over.ts";
import { openLiveSession } from "./live_session.ts";
import { Narration, type Outcome } from "./narration.ts";
import type { Stage } from "./stage.ts";

/** What a live session is about. */
export interface LiveRun<S extends JsonObject>
  extends Pick<RunStarted, "purpose" | "asked" | "steps"> {
  readonly connection: Connection;
  readonly settings: S;
}

/**
 * Opens the real world and lets `happen` tell steps to it; commands that outlived the run before
 * have ended by then.
 */
export async function liveRun<S extends JsonObject>(
  stage: Stage<S>,
  run: OpenRun,
  { connection, settings, ...about }: LiveRun<S>,
  happen: (narration: Narration<S>) => Promise<Outcome>,
): Promise<Finished> {
  const { runbook, home, env: inherited, signal } = stage;
  const { folder, journal, audience, state } = run;
  const waiting = audience.waiting.bind(audience);
  const [before] = liveRuns(home);
  const open = before?.state.open ?? [];
  await endLeftOvers({ open, clock: systemClock, waiting, signal });
  const live = await openLiveSession({
    runbook,
    settings,
    connection,
    folder,
    inherited,
    signal,
    waiting,
  });
  const narration = new Narration({
    runbook,
    journal,
    worldFor: () => live.world,
    adopt: about.asked.adopt,
    signal,
    commands: state?.commands ?? 0,
  });
  const { target } = connection;
  const header = { ...about, world: "live", tools: live.tools, target, settings } as const;
  return await session(stage, run, header, () => happen(narration));
}
