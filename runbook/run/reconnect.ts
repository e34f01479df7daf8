/**
 * Back to the cluster of a journal.
 *
 * @module
 */

import { chooseCluster } from "../cluster/mod.ts";
import { EnvironmentError } from "../errors/mod.ts";
import type { BegunRun } from "../journal/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import { connect, type Connection, requireSameCluster } from "./connect.ts";
import type { Stage } from "./stage.ts";

/**
 * Finds the run's cluster again, by the context that it was told to.
 *
 * @throws {EnvironmentError} If it is not there, does not answer, or is another one.
 */
export async function reconnect<S extends JsonObject>(
  stage: Stage<S>,
  { header: { target } }: BegunRun,
): Promise<Connection> {
  const context = target?.context ?? "";
  const choice = await chooseCluster({ env: stage.env, context });
  if (choice === undefined || target === null) {
    throw new EnvironmentError(`Cannot go on: no cluster is configured, expected "${context}"`, {
      remedy: "Set KUBECONFIG to the file with that context",
    });
  }
  const connection = await connect(choice);
  requireSameCluster(connection.target, target);
  return connection;
}
