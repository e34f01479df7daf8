/**
 * Pictures of what a run saw: the way of a request, and who answered which.
 *
 * @module
 */

import type { BegunRun, StepPicture } from "../runbook/mod.ts";
import { replicaRequests } from "./replica_requests.ts";
import { requestWay } from "./request_way.ts";

/** The pictures that can be made of a run; none of what it did not come to. */
export function pictures(run: BegunRun): readonly StepPicture[] {
  return [requestWay(run), replicaRequests(run)].filter((picture) => picture !== undefined);
}
