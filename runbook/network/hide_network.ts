import type { BegunRun, Recorded, Target } from "../journal/mod.ts";
import { mapStrings } from "../json/mod.ts";
import { type Mask, maskEvent } from "../run/mod.ts";
import { retold } from "./retold.ts";
import { type StandIns, standInsFor } from "./stand_ins.ts";
import { wholeLines } from "./whole_lines.ts";

/**
 * The same run with stand-ins in place of the names and addresses of its network, everywhere in what
 * was said, shown, run, printed, seen and gathered: see {@linkcode standInsFor}. The same run always
 * gets the same ones, and what is told later changes none of them.
 */
export function hideNetwork(run: BegunRun): BegunRun {
  const targets = run.sessions.flatMap(({ header }) => header.target ?? []);
  const standIns = standInsFor(targets);
  const mask: Mask = { mask: standIns, maskJson: (value) => mapStrings(value, standIns) };
  const hidden = new Map(
    wholeLines(eventsOf(run)).map((event) => [event.n, hiddenIn(event, mask)]),
  );
  return retold(run, {
    // What stands for an event is of its type.
    event: <E extends Recorded>(event: E) => hidden.get(event.n) as E,
    text: standIns,
  });
}

/** All that a run has kept of its journal, in the order in which it was written. */
function eventsOf({ sessions, steps, open, files }: BegunRun): readonly Recorded[] {
  const groups = [...steps.values()].flatMap((step) =>
    [step.needs, step.telling, step.undoing, step.verification].flatMap((group) => group ?? [])
  );
  const events: readonly Recorded[] = [
    ...sessions.flatMap(({ header, ended }) => ended === undefined ? [header] : [header, ended]),
    ...groups.flatMap((group) => group.events),
    ...open.flatMap(({ command, process }) =>
      process === undefined ? [command] : [command, process]
    ),
    ...files.values(),
  ];
  const byNumber = new Map(events.map((event) => [event.n, event]));
  return [...byNumber.values()].toSorted((a, b) => a.n - b.n);
}

function hiddenIn(event: Recorded, mask: Mask): Recorded {
  const { n, at } = event;
  const masked = { ...maskEvent(event, mask), n, at };
  if (masked.type !== "run-started" && masked.type !== "run-resumed") return masked;
  const { target, asked } = masked;
  const { settingsFile, context } = asked;
  return {
    ...masked,
    target: target && hiddenTarget(target, mask.mask),
    asked: {
      ...asked,
      ...(settingsFile === undefined ? {} : { settingsFile: mask.mask(settingsFile) }),
      ...(context === undefined ? {} : { context: "context" }),
    },
  };
}

function hiddenTarget(target: Target, standIns: StandIns): Target {
  return {
    ...target,
    context: "context",
    server: standIns(target.server),
    nodes: target.nodes.map((node) => ({
      ...node,
      name: standIns(node.name),
      address: standIns(node.address),
    })),
  };
}
