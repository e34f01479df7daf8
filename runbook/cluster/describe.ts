/**
 * What an object says of itself, in the lines that a person would look for.
 *
 * @module
 */

import type { CoreV1Event, V1ContainerStatus, V1Pod } from "@kubernetes/client-node";
import type { Json, JsonObject } from "../json/mod.ts";

const LINE = 300;
const LINES = 40;
const EVENTS = 5;

/** Says how an object is: its conditions, what else its status tells, and whether it is leaving. */
export function describeObject(object: JsonObject | undefined): readonly string[] {
  if (object === undefined) return ["It does not exist"];
  const lines = leaving(object.metadata as { readonly [field: string]: Json });
  for (const [field, value] of Object.entries((object.status ?? {}) as JsonObject)) {
    if (field === "conditions" && Array.isArray(value)) {
      lines.push(...value.map((condition) => conditionLine(condition as Condition)));
    } else if (field !== "observedGeneration") {
      lines.push(`${field}: ${typeof value === "string" ? value : JSON.stringify(value)}`);
    }
  }
  return lines.length === 0 ? ["It is there, and has no status"] : bounded(lines);
}

/** Says how a pod is: what is not as it should be, and how its containers are. */
export function describePod({ metadata, spec, status }: V1Pod): readonly string[] {
  const lines = [`${status?.phase ?? "Unknown"} on ${spec?.nodeName ?? "no node yet"}`];
  if (metadata?.deletionTimestamp !== undefined) lines.push("It is being deleted");
  for (const condition of status?.conditions ?? []) {
    if (condition.status !== "True") lines.push(conditionLine(condition));
  }
  return bounded([...lines, ...containersIn(status).map(containerLine)]);
}

/** Says what has happened to an object: the last events, oldest first. */
export function describeEvents(events: readonly CoreV1Event[]): readonly string[] {
  return bounded(
    events.toSorted((a, b) => timeOf(a) - timeOf(b)).slice(-EVENTS)
      .map(({ type = "", reason = "", count = 1, message = "" }) =>
        `${type} ${reason}${count > 1 ? ` (${count} times)` : ""}: ${message}`.trim()
      ),
  );
}

/** All containers of a pod whose state is known. */
export function containersIn(status: V1Pod["status"]): readonly V1ContainerStatus[] {
  return [...status?.initContainerStatuses ?? [], ...status?.containerStatuses ?? []];
}

/** Whether a container has ended otherwise than it should, and has not recovered since. */
export function isCrashing({ ready, state, lastState }: V1ContainerStatus): boolean {
  const ended = state?.terminated ?? lastState?.terminated;
  return !ready && ended !== undefined && ended.exitCode !== 0;
}

/** Lines as many and as long as a person reads; each is one line. */
export function bounded(lines: readonly string[], most = LINES): readonly string[] {
  const short = lines.map((line) => line.replaceAll(/\s+/g, " ").trim())
    .map((line) => line.length > LINE ? `${line.slice(0, LINE)}…` : line);
  return short.length > most ? [...short.slice(0, most), "…"] : short;
}

/** A condition, as most kinds of objects have them. */
interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
}

function conditionLine({ type, status, reason, message }: Condition): string {
  const why = [reason, message].filter((word) => word !== undefined && word !== "").join(": ");
  return why === "" ? `${type}=${status}` : `${type}=${status} ${why}`;
}

function containerLine({ name, image, state, lastState, restartCount }: V1ContainerStatus): string {
  const { waiting, running, terminated } = state ?? {};
  const now = waiting !== undefined
    ? `waits, ${waiting.reason}${waiting.message === undefined ? "" : `: ${waiting.message}`}`
    : terminated !== undefined
    ? `ended with exit code ${terminated.exitCode}, ${terminated.reason}`
    : running !== undefined
    ? "runs"
    : "has not begun";
  const before = lastState?.terminated;
  const again = restartCount === 0 ? "" : `; restarted ${restartCount} times` +
    (before === undefined ? "" : `, last after exit code ${before.exitCode}, ${before.reason}`);
  return `container ${name} (${image}) ${now}${again}`;
}

/** An object that something holds back stays for ever. */
function leaving({ deletionTimestamp, finalizers }: JsonObject = {}): string[] {
  if (deletionTimestamp === undefined) return [];
  const held = Array.isArray(finalizers) ? `, held by ${finalizers.join(", ")}` : "";
  return [`It is being deleted since ${deletionTimestamp}${held}`];
}

function timeOf({ lastTimestamp, eventTime, metadata }: CoreV1Event): number {
  return (lastTimestamp ?? eventTime ?? metadata.creationTimestamp)?.getTime() ?? 0;
}
