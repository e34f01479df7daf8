/**
 * A session on a real cluster, from the journal's header to its end.
 *
 * @module
 */

import type { BegunRun, Run, RunStarted } from "../journal/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import { systemClock } from "./clock.ts";
import type { Connection } from "./connect.ts";
import { type Finished, liveRuns, type OpenRun, session } from "./journaled.ts";
import { endLeftOvers } from "./left_over.ts";
import { openLiveSession } from "./live_session.ts";
import { maskEvent, maskPending } from "./mask_event.ts";
import { type EventSink, Narration, type Outcome } from "./narration.ts";
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
  const { runbook, home, env: inherited, signal, permit } = stage;
  const { folder, audience, state } = run;
  const waiting = audience.waiting.bind(audience);
  const warning = audience.warning.bind(audience);
  const { open } = lastLiveRun(home, warning)?.state ?? { open: [] };
  await endLeftOvers({ open, clock: systemClock, waiting, signal });
  try {
    const { world, tools, masker } = await openLiveSession({
      runbook,
      settings,
      connection,
      folder,
      inherited,
      signal,
      waiting,
      warning,
    });
    const journal: EventSink = {
      append: (event) => void run.journal.append(maskEvent(event, masker)),
    };
    const narration = new Narration({
      runbook,
      journal,
      worldFor: () => world,
      adopt: about.asked.adopt,
      skipChecks: about.asked.skipChecks ?? [],
      ...(permit === undefined ? {} : {
        // What a person is shown is masked like what is written.
        permit: (pending) => permit(maskPending(pending, masker)),
      }),
      signal,
      commands: state?.commands ?? 0,
    });
    const { target } = connection;
    const header = { ...about, world: "live", tools, target, settings } as const;
    return await session(stage, { folder, journal, state }, header, () => happen(narration));
  } finally {
    // Each session writes it anew: between sessions no copy of the credentials lies about.
    await removeIfThere(folder.kubeconfig);
  }
}

/** The newest live run that can be read; one that cannot is named, for its commands may still run. */
function lastLiveRun(home: string, warning: (message: string) => void): Run<BegunRun> | undefined {
  const [last] = liveRuns(home, ({ message }, folder) =>
    warning(
      `${message}. Whether a command of that run is still at work cannot be told; to have it ` +
        `passed over from now on, move it away: mv '${folder.path}' /tmp`,
    ));
  return last;
}

async function removeIfThere(path: string): Promise<void> {
  try {
    await Deno.remove(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
