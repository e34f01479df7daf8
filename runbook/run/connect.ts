/**
 * The way to the cluster, before anything is written or changed.
 *
 * @module
 */

import {
  type ClusterChoice,
  identify,
  isolateContext,
  openProbe,
  type PrivateKubeconfig,
  type ProgramRunner,
} from "../cluster/mod.ts";
import { EnvironmentError } from "../errors/mod.ts";
import type { Target } from "../journal/mod.ts";
import { missingTools } from "../process/mod.ts";
import type { Tool } from "./runbook.ts";

/** A cluster that has answered. */
export interface Connection {
  readonly isolated: PrivateKubeconfig;
  readonly target: Target;
}

/**
 * Asks the chosen cluster who it is.
 *
 * @throws {ConfigError} If the kubeconfig does not lead anywhere.
 * @throws {EnvironmentError} If the server does not answer, or not to this user.
 */
export async function connect(choice: ClusterChoice): Promise<Connection> {
  const isolated = await isolateContext(choice);
  const probe = await openProbe({ kubeconfig: isolated.content, run: noPrograms });
  return { isolated, target: await identify(probe, isolated) };
}

const noPrograms: ProgramRunner = () => Promise.reject(new TypeError("No program is needed here"));

/**
 * Makes sure that the programs are on PATH.
 *
 * @throws {EnvironmentError} If one is missing; names all that are.
 */
export async function requireTools(tools: readonly Tool[], path: string): Promise<void> {
  const missing = await missingTools(["bash", ...tools.map(({ name }) => name)], path);
  if (missing.length === 0) return;
  throw new EnvironmentError(
    `Cannot tell the runbook to a cluster: ${missing.join(" and ")} ${
      missing.length === 1 ? "is" : "are"
    } not on PATH, expected to be installed`,
    { remedy: `Install ${missing.join(" and ")}, then start again` },
  );
}

/**
 * Makes sure that this is the cluster that a journal speaks of.
 *
 * @param instead What else can be done, as half a sentence.
 * @throws {EnvironmentError} If it is another one.
 */
export function requireSameCluster(
  now: Target,
  recorded: Target,
  instead = "begin a new run with: deno task run",
): void {
  if (now.identity === recorded.identity) return;
  throw new EnvironmentError(
    `Cannot go on: context "${now.context}" leads to another cluster (${now.server}, ` +
      `identity ${now.identity}), expected the one of the journal (${recorded.server}, ` +
      `identity ${recorded.identity})`,
    { remedy: `Let the context lead to that cluster again, or ${instead}` },
  );
}
