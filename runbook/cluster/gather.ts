/**
 * What a person would ask next after a failure: how the objects are, what happened to them, and
 * what their pods have said.
 *
 * @module
 */

import type { V1ContainerStatus, V1Pod } from "@kubernetes/client-node";
import type { Finding } from "../journal/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import { classify } from "./classify.ts";
import { deadline } from "./deadline.ts";
import {
  bounded,
  containersIn,
  describeEvents,
  describeObject,
  describePod,
  isCrashing,
} from "./describe.ts";
import type { ObjectReference, Probe } from "./probe.ts";

/** Objects that a step is about: one by its name, or all of a kind in a namespace. */
export type Concern = Omit<ObjectReference, "name"> & { readonly name?: string };

/** How much is gathered at most. */
const OBJECTS = 10;
const PODS = 4;
const LOG_LINES = 10;
const LOG_BYTES = 4_000;
/** Milliseconds for one question; three of them stand one behind the other. */
const PATIENCE = 3_000;

/**
 * Asks for the objects, side by side, and for those of their pods that are not ready.
 *
 * Never throws: what cannot be asked is said in its finding, and once where nothing can.
 *
 * @param probe Needs the right to read the objects, and pods, their logs and events.
 */
export async function gather(
  probe: Probe,
  concerns: readonly Concern[],
): Promise<readonly Finding[]> {
  const asked = await Promise.all(concerns.map((concern) => objectsOf(probe, concern)));
  const troubles = asked.flatMap((answer) => "trouble" in answer ? [answer.trouble] : []);
  const [first] = troubles;
  if (first !== undefined && troubles.length === asked.length) {
    return [{ title: "The cluster", lines: [first] }];
  }
  const found = asked.flatMap((answer) => "trouble" in answer ? [] : answer.found);
  const objects = found.slice(0, OBJECTS);
  const pods = await podsBehind(probe, found);
  return await Promise.all([
    ...objects.map(({ reference, object }) => aboutObject(probe, reference, object)),
    ...pods.map((pod) => aboutPod(probe, pod)),
  ]);
}

/** An object that was asked for; none where it does not exist. */
interface Found {
  readonly reference: ObjectReference;
  readonly object: JsonObject | undefined;
}

/** What came back, or in one line why nothing did. */
type Answer = { readonly found: readonly Found[] } | { readonly trouble: string };

async function objectsOf(probe: Probe, concern: Concern): Promise<Answer> {
  const { name } = concern;
  try {
    if (name !== undefined) {
      const reference = { ...concern, name };
      const object = await deadline(PATIENCE, () => probe.object(reference));
      return { found: [{ reference, object }] };
    }
    const objects = await deadline(PATIENCE, () => probe.objects(concern));
    return {
      found: objects.map((object) => {
        const { name } = object.metadata as { readonly name: string };
        return { reference: { ...concern, name }, object };
      }),
    };
  } catch (error) {
    return { trouble: cannotAsk(error) };
  }
}

async function aboutObject(
  probe: Probe,
  reference: ObjectReference,
  object: JsonObject | undefined,
): Promise<Finding> {
  const { kind, name, namespace } = reference;
  return {
    title: title(kind, name, namespace),
    lines: [...describeObject(object), ...await eventsOf(probe, kind, name, namespace)],
  };
}

/** The pods that the objects select and that are not ready, each once. */
async function podsBehind(probe: Probe, found: readonly Found[]): Promise<readonly V1Pod[]> {
  const lists = await Promise.all(found.map(async ({ reference: { namespace }, object }) => {
    const labelSelector = selectorOf(object);
    if (namespace === undefined || labelSelector === "") return [];
    const request = { namespace, labelSelector, limit: 50 };
    const asking = deadline(PATIENCE, () => probe.core.listNamespacedPod(request));
    // What cannot be asked here was asked of the objects, too.
    return await asking.then(({ items }) => items, () => []);
  }));
  const unready = lists.flat().filter(({ status }) =>
    status?.phase !== "Succeeded" &&
    !status?.conditions?.some(({ type, status }) => type === "Ready" && status === "True")
  );
  const byName = new Map(unready.map((pod) => [pod.metadata?.name, pod]));
  return [...byName.values()].slice(0, PODS);
}

/** The labels by which a workload or a Service finds its pods; empty where it has none. */
function selectorOf(object: JsonObject | undefined): string {
  const { selector = {} } = (object?.spec ?? {}) as { readonly selector?: JsonObject };
  const labels = (selector.matchLabels ?? selector) as JsonObject;
  return Object.entries(labels)
    .flatMap(([label, value]) => typeof value === "string" ? [`${label}=${value}`] : [])
    .join(",");
}

async function aboutPod(probe: Probe, pod: V1Pod): Promise<Finding> {
  const { name = "", namespace = "" } = pod.metadata ?? {};
  const crashing = containersIn(pod.status).filter(isCrashing);
  const [events, ...logs] = await Promise.all([
    eventsOf(probe, "Pod", name, namespace),
    ...crashing.map((container) => logOf(probe, name, namespace, container)),
  ]);
  return {
    title: title("Pod", name, namespace),
    lines: [...describePod(pod), ...events, ...logs.flat()],
  };
}

async function eventsOf(
  probe: Probe,
  kind: string,
  name: string,
  namespace = "default",
): Promise<readonly string[]> {
  const fieldSelector = `involvedObject.kind=${kind},involvedObject.name=${name}`;
  const request = { namespace, fieldSelector, limit: 100 };
  try {
    const { items } = await deadline(PATIENCE, () => probe.core.listNamespacedEvent(request));
    return items.length === 0 ? [] : ["Last events:", ...indented(describeEvents(items))];
  } catch (error) {
    return [`Events: ${cannotAsk(error)}`];
  }
}

async function logOf(
  probe: Probe,
  name: string,
  namespace: string,
  { name: container, state }: V1ContainerStatus,
): Promise<readonly string[]> {
  const request = {
    name,
    namespace,
    container,
    // One that runs again has begun a new log.
    previous: state?.running !== undefined,
    tailLines: LOG_LINES,
    limitBytes: LOG_BYTES,
  };
  try {
    const log = await deadline(PATIENCE, () => probe.core.readNamespacedPodLog(request));
    const lines = String(log ?? "").trimEnd().split("\n").filter((line) => line !== "");
    if (lines.length === 0) return [`The container ${container} has printed nothing`];
    return [`Last lines of container ${container}:`, ...indented(bounded(lines, LOG_LINES))];
  } catch (error) {
    return [`Log of container ${container}: ${cannotAsk(error)}`];
  }
}

function title(kind: string, name: string, namespace: string | undefined): string {
  return `${kind} ${name}${namespace === undefined ? "" : ` in namespace ${namespace}`}`;
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

function cannotAsk(error: unknown): string {
  return `cannot be asked: ${classify(error).message}`;
}
