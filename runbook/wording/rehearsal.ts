import type { RunStarted } from "../journal/mod.ts";
import { day } from "./time.ts";

/** How somebody comes from a rehearsal to a run of their own. */
export const HOW_TO_RUN =
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

/** What a run was made with: `Kubernetes v1.35.4`, `helm v4.1.4`, …; a rehearsal's is its recording's. */
export function versionsOf({ target, tools }: RunStarted): readonly string[] {
  const cluster = target === null ? [] : [`Kubernetes ${target.version}`];
  return [...cluster, ...Object.entries(tools).map(([name, version]) => `${name} ${version}`)];
}
