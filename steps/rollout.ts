/**
 * A rollout as the steps look at it: what was wanted, and how far it has come.
 *
 * @module
 */

import { assert, assertEquals } from "@std/assert";
import { absent, type Probe } from "../runbook/mod.ts";
import { allReady, type Pod, podsOf } from "./pods.ts";

/** Which Deployment or DaemonSet, and the labels of its pods. */
export interface Rollout {
  readonly kind: "Deployment" | "DaemonSet";
  readonly name: string;
  readonly namespace: string;
  /** A label selector. */
  readonly labels: string;
}

/** How far a rollout has come. */
export type Progress = {
  /** Pods that there should be; null where the object does not exist. */
  readonly wanted: number | null;
  /** Pods that are of the wanted form and ready. */
  readonly ready: number;
  /** Whether the controller has seen the latest wish. */
  readonly current: boolean;
  readonly pods: readonly Pod[];
};

/** Looks how far a rollout has come. */
export async function progressOf(probe: Probe, rollout: Rollout): Promise<Progress> {
  const { name, namespace } = rollout;
  const [state, pods] = await Promise.all([
    rollout.kind === "Deployment"
      ? deploymentState(probe, name, namespace)
      : daemonSetState(probe, name, namespace),
    podsOf(probe, rollout),
  ]);
  return { ...state, pods };
}

/** Asserts that all wanted pods are of the wanted form and ready. */
export function rolledOut({ wanted, ready, current, pods }: Progress): void {
  assert(wanted !== null, "it does not exist");
  assert(current, "the change has not been taken up yet");
  allReady(pods);
  assertEquals(ready, wanted, `${ready} of ${wanted} are up to date and ready`);
  assertEquals(pods.length, wanted, `${pods.length} pods are there, expected ${wanted}`);
}

type State = Omit<Progress, "pods">;

const MISSING: State = { wanted: null, ready: 0, current: false };

async function deploymentState(probe: Probe, name: string, namespace: string): Promise<State> {
  const found = await absent(probe.apps.readNamespacedDeployment({ name, namespace }));
  if (found === undefined) return MISSING;
  const { metadata, spec, status } = found;
  return {
    wanted: spec?.replicas ?? 1,
    ready: Math.min(status?.updatedReplicas ?? 0, status?.availableReplicas ?? 0),
    current: (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0),
  };
}

async function daemonSetState(probe: Probe, name: string, namespace: string): Promise<State> {
  const found = await absent(probe.apps.readNamespacedDaemonSet({ name, namespace }));
  if (found === undefined) return MISSING;
  const { metadata, status } = found;
  return {
    wanted: status?.desiredNumberScheduled ?? 0,
    ready: Math.min(status?.updatedNumberScheduled ?? 0, status?.numberReady ?? 0),
    current: (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0),
  };
}
