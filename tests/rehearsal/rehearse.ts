/**
 * Rehearses steps to a recording of one's own.
 *
 * @module
 */

import { fileURLToPath } from "node:url";
import { decodeJournal, encodeLine, type Recorded } from "../../runbook/journal/mod.ts";
import { type Outcome, RECORDING_FILE, startRun } from "../../runbook/run/mod.ts";
import { runbook } from "../../steps/mod.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** What a rehearsal came to. */
export interface Rehearsed {
  readonly outcome: Outcome;
  /** The rehearsal's own journal. */
  readonly events: readonly Recorded[];
}

/** The events of the shipped recording. */
export function shippedRecording(): readonly Recorded[] {
  return eventsIn(`${ROOT}/${RECORDING_FILE}`);
}

/** Rehearses the steps, all where none is named, to a recording; leaves nothing behind. */
export async function rehearse(
  recording: readonly Recorded[],
  steps: readonly string[] = [],
): Promise<Rehearsed> {
  const root = await Deno.makeTempDir({ prefix: "rehearsal-" });
  try {
    const file = `${root}/${RECORDING_FILE}`;
    await Deno.mkdir(file.slice(0, file.lastIndexOf("/")), { recursive: true });
    const lines = recording.map((event, index) => encodeLine({ ...event, n: index + 1 }));
    await Deno.writeFile(file, new Blob(lines).stream());
    const { folder, outcome } = await startRun({
      runbook: { ...runbook, load: (options) => runbook.load({ ...options, root: ROOT }) },
      root,
      home: root,
      env: {},
      signal: new AbortController().signal,
      watch: () => SILENT,
      confirm: () => Promise.reject(new Error("A rehearsal asks nothing")),
    }, { steps, rehearse: true, overrides: [], adopt: false });
    return { outcome, events: eventsIn(folder.journal) };
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

const SILENT = { event() {}, waiting() {}, warning() {}, [Symbol.dispose]() {} };

function eventsIn(file: string): readonly Recorded[] {
  return [...decodeJournal([Deno.readFileSync(file)], file)];
}
