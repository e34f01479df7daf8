/**
 * A rollout as the steps look at it: what was wanted, and how far it has come.
 *
 * @module
 */

import { assert } from "@std/assert";
import { absent, giveUp, type Probe } from "../runbook/mod.ts";
import { allReady, type Pod, podsOf, revisionOf } from "./pods.ts";

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
  /** The revision that all pods come to. */
  readonly revision: string;
  /** Why the cluster refuses to make the pods that all come to; null where it does not. */
  readonly refusal: string | null;
  readonly pods: readonly Pod[];
};

/** Looks how far a rollout has come. */
export async function progressOf(probe: Probe, rollout: Rollout): Promise<Progress> {
  const [state, pods] = await Promise.all([
    rollout.kind === "Deployment"
      ? deploymentState(probe, rollout)
      : daemonSetState(probe, rollout),
    podsOf(probe, rollout),
  ]);
  return { ...state, pods };
}

/**
 * Asserts that all wanted pods are of the wanted form and ready, and no others are left. What keeps
 * an earlier form from starting does not matter: its pods are on their way out.
 */
export function rolledOut({ wanted, ready, current, revision, refusal, pods }: Progress): void {
  assert(wanted !== null, "it does not exist");
  assert(current, "the change has not been taken up yet");
  if (refusal !== null && LASTING.test(refusal)) giveUp(`its pods are refused: ${refusal}`);
  assert(refusal === null, `its pods are refused so far: ${refusal}`);
  allReady(pods.filter((pod) => pod.revision === revision));
  assert(ready === wanted, `${ready} of ${wanted} are up to date and ready`);
  assert(pods.length === wanted, `${pods.length} pods are there, expected ${wanted}`);
}

/** Refusals of pods that no wait mends: Pod Security and quotas. */
const LASTING = /violates PodSecurity|exceeded quota/;

type State = Omit<Progress, "pods">;

const MISSING: State = { wanted: null, ready: 0, current: false, revision: "", refusal: null };

/** Under which annotation a Deployment and its ReplicaSets keep the number of their revision. */
const REVISION = "deployment.kubernetes.io/revision";

async function deploymentState(probe: Probe, rollout: Rollout): Promise<State> {
  const { name, namespace, labels: labelSelector } = rollout;
  const [found, sets] = await Promise.all([
    absent(probe.apps.readNamespacedDeployment({ name, namespace })),
    probe.apps.listNamespacedReplicaSet({ namespace, labelSelector }),
  ]);
  if (found === undefined) return MISSING;
  const { metadata, spec, status } = found;
  const number = metadata?.annotations?.[REVISION];
  const newest = sets.items.find((set) => set.metadata?.annotations?.[REVISION] === number);
  const failure = newest?.status?.conditions?.find(({ type, status }) =>
    type === "ReplicaFailure" && status === "True"
  );
  return {
    wanted: spec?.replicas ?? 1,
    ready: Math.min(status?.updatedReplicas ?? 0, status?.availableReplicas ?? 0),
    current: isObserved(metadata, status),
    revision: revisionOf(newest?.metadata),
    refusal: failure?.message ?? null,
  };
}

async function daemonSetState(probe: Probe, rollout: Rollout): Promise<State> {
  const { name, namespace, labels: labelSelector } = rollout;
  const [found, revisions] = await Promise.all([
    absent(probe.apps.readNamespacedDaemonSet({ name, namespace })),
    probe.apps.listNamespacedControllerRevision({ namespace, labelSelector }),
  ]);
  if (found === undefined) return MISSING;
  const { metadata, status } = found;
  const newest = revisions.items.toSorted((a, b) => b.revision - a.revision)[0];
  return {
    wanted: status?.desiredNumberScheduled ?? 0,
    ready: Math.min(status?.updatedNumberScheduled ?? 0, status?.numberReady ?? 0),
    current: isObserved(metadata, status),
    revision: revisionOf(newest?.metadata),
    // A DaemonSet does not tell.
    refusal: null,
  };
}

function isObserved(
  metadata: { readonly generation?: number } | undefined,
  status: { readonly observedGeneration?: number } | undefined,
): boolean {
  return (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0);
}
