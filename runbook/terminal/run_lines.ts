import type { Recorded, RunEnded, RunStarted, StepStarted } from "../journal/mod.ts";
import {
  capitalized,
  count,
  day,
  differsSentence,
  HOW_TO_RUN,
  markOf,
  purposeNoun,
  recordingOf,
  runTime,
  runVerdictWords,
  versionsOf,
  wayOn,
} from "../wording/mod.ts";

/** Says what run begins, on which cluster; of a rehearsal plainly that it is one. */
export function beginning(header: RunStarted): readonly string[] {
  const { type, run, target, world } = header;
  if (world === "rehearsal") {
    return [`Rehearsal of ${recordingOf(header)}`, differsSentence(header) ?? []].flat();
  }
  const again = type === "run-resumed" ? ", taken up again" : "";
  const where = target === null
    ? ""
    : ` on ${target.context} (${target.server}, ${count(target.nodes.length, "node")})`;
  return [`${purposeNoun(header)} ${run}${again}${where}`, versionsOf(header).join(", ")];
}

/** Says how a run ended and how to go on; the last line of a rehearsal says what it was. */
export function ending(
  header: Recorded<RunStarted>,
  ended: Recorded<RunEnded>,
): readonly string[] {
  const { verdict, message } = ended;
  const way = wayOn(header, verdict);
  const said = `${markOf(verdict)} ${purposeNoun(header)} ${runVerdictWords(verdict)}${
    runTime(header, ended)
  }`;
  const why = verdict === "passed" || message === undefined ? [] : [message];
  const next = way === undefined ? [] : [`${capitalized(way.aim)}: ${way.command}`];
  if (header.world === "live") return [said, ...why, ...next];
  return [...why, ...next, HOW_TO_RUN, said + recorded(header)];
}

function recorded({ recording, target }: RunStarted): string {
  if (recording === undefined) return "";
  const version = target === null ? "" : `, Kubernetes ${target.version}`;
  return ` (recorded on ${day(recording.at)}${version})`;
}

/** The heading of what begins: `2/5 Create a service`. */
export function heading(
  { step, title, action }: StepStarted,
  header: RunStarted | undefined,
): string {
  const steps = header?.steps ?? [];
  const position = steps.indexOf(step);
  switch (action) {
    case "needs":
      return `Before: ${title}`;
    case "tell":
      return position === -1 ? title : `${position + 1}/${steps.length} ${title}`;
    case "undo":
      return `Taking back: ${title}`;
    case "verify":
      return `Still true? ${title}`;
    default:
      return action satisfies never;
  }
}
