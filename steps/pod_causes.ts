/**
 * Known causes of a failure that the pods of a step show.
 *
 * @module
 */

import type { Cause, Probe } from "../runbook/mod.ts";
import { GO_ON } from "./going_on.ts";
import type { PodSelector } from "./pods.ts";
import type { Settings } from "./settings.ts";

type KnownCause = Cause<Settings>;

/** Whose pods are meant: with these settings, those of a step. */
type Whose = (settings: Settings) => PodSelector;

/** What can be wrong with a step's pods; their names begin so. */
export function podTroubles(whose: Whose, beginning: string): readonly KnownCause[] {
  return [
    imageCannotBePulled(whose),
    containerCrashes(whose),
    podsAreRefused(whose, beginning),
    nodeIsNotReady,
  ];
}

/** A container's image is not there, or must not be pulled. */
export function imageCannotBePulled(whose: Whose): KnownCause {
  return {
    id: "image-cannot-be-pulled",
    async look(probe, settings) {
      return (await containersOf(probe, whose(settings))).flatMap(({ pod, image, state }) => {
        const { reason = "", message = "" } = state?.waiting ?? {};
        return /ImagePull|InvalidImageName/.test(reason) ? [{ pod, image, reason, message }] : [];
      });
    },
    says({ evidence }) {
      const pulls = (evidence ?? []) as readonly { image: string; message: string }[];
      // Once a pull has been put off, its message does not say why any more.
      const told = pulls.find(({ message }) => whyNoImage(message) !== message) ?? pulls[0];
      return told && `The image ${told.image} cannot be pulled: ${whyNoImage(told.message)}`;
    },
    remedy: `check the image's name under images in config/runbook.yaml, ${GO_ON}`,
  };
}

function whyNoImage(message: string): string {
  if (/toomanyrequests/.test(message)) {
    return "its registry's limit for pulls without login is reached";
  }
  if (/schema ?1|manifest\.v1/i.test(message)) {
    return "it is of an old format that containerd does not take any more";
  }
  if (/no match for platform/i.test(message)) return "it is not made for this processor";
  if (/not found|manifest unknown/i.test(message)) return "its registry does not have it";
  return message === "" ? "the node has not said why" : message;
}

/** A container that ends again and again, and its last words. */
type Crash = {
  readonly pod: string;
  readonly container: string;
  readonly image: string;
  readonly code: number;
  /** Why it could not even start; empty where it did. */
  readonly message: string;
  /** The last line of its log. */
  readonly lastLine: string;
};

/** A container ends as soon as it has started, or cannot be started at all. */
export function containerCrashes(whose: Whose): KnownCause {
  return {
    id: "container-crashes",
    look: (probe, settings) => crashesOf(probe, whose(settings)),
    says({ evidence }) {
      const [crash] = (evidence ?? []) as readonly Crash[];
      if (crash === undefined) return undefined;
      const { pod, container, image, code, message, lastLine } = crash;
      if (/exec format error/.test(message + lastLine)) {
        return `The image ${image} is not made for the processor of its node: exec format error`;
      }
      const words = message || lastLine;
      return `The container ${container} of pod ${pod} ends again and again, last with exit code ` +
        `${code}${words === "" ? ", and says nothing" : `: ${words}`}`;
    },
    remedy: `see what its log says, mend the image or its settings, ${GO_ON}`,
  };
}

async function crashesOf(probe: Probe, selector: PodSelector): Promise<readonly Crash[]> {
  const crashing = (await containersOf(probe, selector)).flatMap((container) => {
    const { state, lastState } = container;
    const ended = state?.terminated ?? lastState?.terminated;
    const backsOff = state?.waiting?.reason === "CrashLoopBackOff";
    if (ended === undefined || (!backsOff && (state?.terminated?.exitCode ?? 0) === 0)) return [];
    return [{ ...container, ended }];
  });
  return await Promise.all(crashing.map(async ({ pod, name, image, ended }) => ({
    pod,
    container: name,
    image,
    code: ended.exitCode,
    message: ended.message ?? "",
    lastLine: await lastLineOf(probe, selector.namespace, pod, name),
  })));
}

/** The last line that a container has printed; none where its log is gone. */
async function lastLineOf(
  probe: Probe,
  namespace: string,
  name: string,
  container: string,
): Promise<string> {
  try {
    const request = { namespace, name, container, tailLines: 1, limitBytes: 400 };
    return String(await probe.core.readNamespacedPodLog(request) ?? "").trim();
  } catch {
    return "";
  }
}

/** Pod Security or a quota refuses the pods, whose names begin so. */
export function podsAreRefused(whose: Whose, beginning: string): KnownCause {
  return {
    id: "pods-refused",
    // A Deployment tells of it, a DaemonSet does not: only its events do.
    async look(probe, settings) {
      const { namespace } = whose(settings);
      const { items } = await probe.core.listNamespacedEvent({
        namespace,
        fieldSelector: "reason=FailedCreate",
      });
      return items.filter(({ involvedObject }) => involvedObject.name?.startsWith(beginning))
        .map(({ message }) => message ?? "");
    },
    says({ failure, evidence }, settings) {
      const messages = [failure, ...(evidence ?? []) as readonly string[]];
      const refusal = messages.map((message) => message.match(REFUSAL)?.[0])
        .find((found) => found !== undefined);
      if (refusal === undefined) return undefined;
      const who = refusal.startsWith("violates") ? "Pod Security" : "The quota";
      return `${who} of namespace ${whose(settings).namespace} refuses the pods: ${refusal}`;
    },
    remedy: `loosen it, or choose another namespace in config/runbook.yaml, ${GO_ON}`,
  };
}

const REFUSAL = /violates PodSecurity[^\n]*|exceeded quota[^\n]*/;

/** A node is down or out of order. */
export const nodeIsNotReady: KnownCause = {
  id: "node-not-ready",
  async look(probe) {
    const { items } = await probe.core.listNode();
    return items.flatMap(({ metadata, status }) => {
      const ready = status?.conditions?.find(({ type }) => type === "Ready");
      if (ready?.status === "True") return [];
      return [{ node: metadata?.name ?? "", message: ready?.message ?? "" }];
    });
  },
  says({ failure, evidence }) {
    const nodes = (evidence ?? []) as readonly { node: string; message: string }[];
    const [first] = nodes;
    if (first === undefined || !NOT_SERVED.test(failure)) return undefined;
    const names = nodes.map(({ node }) => node).join(", ");
    return nodes.length === 1
      ? `The node ${names} is not ready: ${first.message || "it has not said why"}`
      : `The nodes ${names} are not ready, ${first.node}: ${first.message}`;
  },
  remedy: `bring the node back, or take it out with kubectl drain and delete node, ${GO_ON}`,
};

/** How a failure reads for which a node that is away can be the reason. */
const NOT_SERVED =
  /not ready|up to date and ready|pods are there|there is no answer|exit code (?:7|28),/;

/** The containers of all pods of a selector, with what is known of their state. */
async function containersOf(probe: Probe, { namespace, labels }: PodSelector) {
  const { items } = await probe.core.listNamespacedPod({ namespace, labelSelector: labels });
  return items.flatMap(({ metadata, status }) =>
    [...status?.initContainerStatuses ?? [], ...status?.containerStatuses ?? []]
      .map((container) => ({ ...container, pod: metadata?.name ?? "" }))
  );
}
