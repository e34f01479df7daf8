/**
 * Pods as the steps look at them, and what must be true of them.
 *
 * @module
 */

import { assert } from "@std/assert";
import { giveUp, type Probe } from "../runbook/mod.ts";

/** Which pods: all with these labels in a namespace. */
export interface PodSelector {
  readonly namespace: string;
  /** A label selector, e.g. `app=demo`. */
  readonly labels: string;
}

/** What matters of a pod. */
export type Pod = {
  readonly name: string;
  readonly node: string;
  readonly ip: string;
  readonly image: string;
  readonly ready: boolean;
  /** Of which revision of its Deployment or DaemonSet it is; empty where none has made it. */
  readonly revision: string;
  readonly restarts: number;
  /** Why it has no node, or its containers do not run (yet), e.g. `ImagePullBackOff`. */
  readonly waiting: readonly Waiting[];
};

/** Why a pod or one of its containers waits. */
export type Waiting = { readonly reason: string; readonly message: string };

/** Reasons that no wait mends: the image has been asked for and refused more than once. */
const HOPELESS = [
  "ImagePullBackOff",
  "InvalidImageName",
  "ErrImageNeverPull",
  "CreateContainerConfigError",
];

/** So often must a container have ended by itself until nobody takes it for a slow start. */
const TRIES = 3;

/** Phases of pods that are over: evicted ones stay listed for long. */
const ENDED = ["Failed", "Succeeded"];

/** The pods of a selector that are not ended nor on their way out, by name. */
export async function podsOf(
  probe: Probe,
  { namespace, labels }: PodSelector,
): Promise<readonly Pod[]> {
  const { items } = await probe.core.listNamespacedPod({ namespace, labelSelector: labels });
  const pods = items.filter(({ metadata, status }) =>
    metadata?.deletionTimestamp === undefined && !ENDED.includes(status?.phase ?? "")
  );
  return pods.map((pod): Pod => {
    const { metadata, spec, status } = pod;
    const states = [
      ...status?.initContainerStatuses ?? [],
      ...status?.containerStatuses ?? [],
    ];
    const unscheduled = status?.conditions?.find(({ type, status }) =>
      type === "PodScheduled" && status === "False"
    );
    return {
      name: metadata?.name ?? "",
      node: spec?.nodeName ?? "",
      ip: status?.podIP ?? "",
      image: spec?.containers[0]?.image ?? "",
      ready: status?.conditions?.some(({ type, status }) =>
        type === "Ready" && status === "True"
      ) ??
        false,
      revision: revisionOf(metadata),
      restarts: states.reduce((sum, { restartCount }) => sum + restartCount, 0),
      waiting: [unscheduled, ...states.map(({ state }) => state?.waiting)].flatMap((why) => {
        const { reason, message = "" } = why ?? {};
        return reason === undefined ? [] : [{ reason, message }];
      }),
    };
  }).sort((a, b) => a.name.localeCompare(b.name));
}

/** The mark by which a Deployment's or a DaemonSet's pods of one form are told from others. */
export function revisionOf(
  metadata: { readonly labels?: Readonly<Record<string, string>> } | undefined,
): string {
  const labels = metadata?.labels ?? {};
  return labels["pod-template-hash"] ?? labels["controller-revision-hash"] ?? "";
}

/** Asserts that there are pods and that each of them is ready; gives up where no wait can help. */
export function allReady(pods: readonly Pod[]): void {
  for (const pod of pods) {
    const stuck = pod.waiting.find(({ reason }) =>
      HOPELESS.includes(reason) || (reason === "CrashLoopBackOff" && pod.restarts >= TRIES)
    );
    if (stuck !== undefined) {
      giveUp(`the pod ${pod.name} cannot start: ${stuck.reason}: ${stuck.message}`);
    }
  }
  assert(pods.length > 0, "there is no pod yet");
  const waiting = pods.filter(({ ready }) => !ready).map(describe);
  assert(waiting.length === 0, `not ready yet: ${waiting.join(", ")}`);
}

function describe({ name, waiting, restarts }: Pod): string {
  const why = waiting.map(({ reason, message }) =>
    message === "" ? reason : `${reason}: ${message}`
  );
  if (restarts > 0) why.push(`restarted ${restarts} times`);
  return why.length === 0 ? name : `${name} (${why.join(", ")})`;
}
