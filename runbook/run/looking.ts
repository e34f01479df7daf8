/**
 * A look at a cluster beside any run: in a folder that is gone afterwards, without a journal.
 *
 * @module
 */

import { chooseCluster } from "../cluster/mod.ts";
import { EnvironmentError } from "../errors/mod.ts";
import { createRun, type Target } from "../journal/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import type { Step } from "../step/mod.ts";
import { orAborted } from "../world/mod.ts";
import { chooseSteps, type StepChoice } from "../step/mod.ts";
import { connect, requireTools } from "./connect.ts";
import { type LiveSession, openLiveSession } from "./live_session.ts";
import { type Asked, loadAsked, type Workplace } from "./stage.ts";

/** What is to be looked at. */
export type LookingRequest =
  & Pick<Asked, "settingsFile" | "overrides" | "context">
  & StepChoice;

/** What a look works with. */
export interface Looking<S> extends LiveSession {
  readonly target: Target;
  readonly settings: S;
  readonly steps: readonly Step<S>[];
}

/**
 * Opens the cluster for a look; commands run in a folder that is removed when `work` is done.
 *
 * @param tools Programs that must be on PATH.
 * @throws {EnvironmentError} If no cluster is configured, none answers, or a program is missing.
 */
export async function lookAt<S extends JsonObject, R>(
  stage: Workplace<S>,
  request: LookingRequest,
  tools: Parameters<typeof requireTools>[0],
  work: (looking: Looking<S>) => Promise<R>,
): Promise<R> {
  const { runbook, env, signal } = stage;
  const steps = chooseSteps(runbook.steps, request);
  const settings = await loadAsked(stage, request);
  const { context } = request;
  const choice = await chooseCluster({ env, ...(context === undefined ? {} : { context }) });
  if (choice === undefined) throw noCluster();
  await requireTools(tools, env.PATH ?? "");
  const connection = await orAborted(connect(choice), signal);
  const home = await Deno.makeTempDir({ prefix: "looking-" });
  try {
    const session = await openLiveSession({
      runbook,
      settings,
      connection,
      folder: createRun({ home, clock: Date.now }),
      inherited: env,
      signal,
      waiting: () => {},
      // Secrets that could not be listed are none that this user's looks could bring home.
      warning: () => {},
    });
    return await work({ ...session, target: connection.target, settings, steps });
  } finally {
    await Deno.remove(home, { recursive: true });
  }
}

function noCluster(): EnvironmentError {
  return new EnvironmentError(
    "Cannot look at the cluster: none is configured, expected a kubeconfig",
    { remedy: "Set KUBECONFIG, or make a practice cluster on this machine: deno task lab run" },
  );
}
