/**
 * Which replica has answered which request, as a run has seen it.
 *
 * @module
 */

import type { BegunRun, StepPicture } from "../runbook/mod.ts";
import { countsOf, eventsOf, fieldsOf, itemsOf, seen, textOf } from "./findings.ts";
import { MARK, REPLICAS_ANSWERED } from "./labels.ts";
import { multiNode } from "./multi_node.ts";

/** The requests of each replica in their order; none where no request is known to have come. */
export function replicaRequests(run: BegunRun): StepPicture | undefined {
  const lanes = itemsOf(seen(run, multiNode.id, REPLICAS_ANSWERED)).map(fieldsOf)
    .flatMap(({ pod, node, requests }) => {
      const [name, where] = [textOf(pod), textOf(node)];
      if (name === "") return [];
      const detail = where === "" ? {} : { detail: `on ${where}` };
      return [{ name, ...detail, turns: countsOf(requests) }];
    });
  const last = lanes.reduce((most, { turns }) => Math.max(most, turns.at(-1) ?? 0), 0);
  if (last === 0) return undefined;
  const [asked = 0] = countsOf([fieldsOf(run.header.settings.echo).requests ?? null]);
  const duration = timeTaken(run);
  return {
    step: multiNode.id,
    name: "replica-requests",
    caption: "Which replica has answered which request, in the order of time",
    picture: {
      type: "lanes",
      turn: "request",
      turns: Math.max(asked, last),
      ...duration === undefined ? {} : { duration },
      lanes,
    },
  };
}

/** How long the command took that sent the requests; unknown where it ran more than once. */
function timeTaken(run: BegunRun): number | undefined {
  const events = eventsOf(run, multiNode.id);
  const learned = events.findLast((event) => event.type === "learned" && event.name === MARK);
  const mark = learned?.type === "learned" ? textOf(learned.value) : "";
  if (mark === "") return undefined;
  const sent = events.find((event) =>
    event.type === "command-started" && event.text.includes(`${MARK}=${mark}&`)
  );
  const ended = events.find((event) =>
    event.type === "command-ended" && sent?.type === "command-started" &&
    event.command === sent.command
  );
  return ended?.type === "command-ended" && ended.attempts === 1 ? ended.duration : undefined;
}
