import type { Recorded, RunEnded, RunStarted } from "../journal/mod.ts";
import { day, duration } from "./time.ts";

/** How somebody comes from a rehearsal to a run of their own. */
export const HOW_TO_RUN: string =
  "For a real run, have a cluster (`KUBECONFIG`, or `--context NAME`) and say `deno task run`; " +
  "without one, `deno task lab run` makes a practice cluster on this machine and uses that";

/** What a rehearsal is of, with the day and the versions of the recording; follows "Rehearsal of". */
export function recordingOf(header: RunStarted): string {
  const { recording } = header;
  const run = recording === undefined ? "a recorded run" : `the real run of ${day(recording.at)}`;
  const versions = versionsOf(header).join(", ");
  const made = versions === "" ? "" : ` (${versions})`;
  return `${run}${made}: what it saw is judged again, no cluster is touched`;
}

/** Says where the settings of a rehearsal are not the user's; `undefined` where they are. */
export function differsSentence({ recording }: RunStarted): string | undefined {
  const keys = recording?.differs ?? [];
  if (keys.length === 0) return undefined;
  const named = keys.map((key) => `\`${key}\``).join(", ");
  return `It keeps to the settings of the recording; yours differ in ${named} and count in a real run`;
}

/** What a run was made with: `Kubernetes v1.35.4`, `helm v4.1.4`, …; a rehearsal's is its recording's. */
export function versionsOf({ target, tools }: RunStarted): readonly string[] {
  const cluster = target === null ? [] : [`Kubernetes ${target.version}`];
  return [...cluster, ...Object.entries(tools).map(([name, version]) => `${name} ${version}`)];
}

/** How long a run took, as ` in 34 s`; nothing for a rehearsal, whose time says nothing. */
export function runTime(header: Recorded<RunStarted>, ended: Recorded<RunEnded>): string {
  if (header.world === "rehearsal") return "";
  return ` in ${duration(Date.parse(ended.at) - Date.parse(header.at))}`;
}
