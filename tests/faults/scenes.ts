/**
 * Places in which runs are told inside this process, killed, damaged and resumed.
 *
 * @module
 */

import type { JsonObject, Recorded, Runbook } from "../../runbook/mod.ts";
import { type Outcome, resumeRun, type Stage, startRun } from "../../runbook/run/mod.ts";
import { transcriptWriter } from "../../runbook/transcript/mod.ts";

/** Hears of each event of a run just after it was written, before anybody else does. */
export type Hearer = (event: Recorded) => void;

/** A runbook folder, and what is told in it. */
export interface Place {
  /** The steps. */
  readonly runbook: Runbook;
  /** Folder of the recording. */
  readonly root: string;
  /** Folder of `.runbook/` and `transcripts/`. */
  readonly home: string;
  /** The kubeconfig that the user's shell names; without one, nothing but a rehearsal goes. */
  readonly kubeconfig?: string;
}

/** Begins a run and tells all of its steps. */
export async function begin(
  place: Place,
  options: { readonly rehearse: boolean; readonly hear?: Hearer },
): Promise<Outcome> {
  const { rehearse, hear } = options;
  const request = { steps: [], rehearse, overrides: [], adopt: false };
  return (await startRun(stageOf(place, hear), request)).outcome;
}

/** Goes on with it. */
export async function goOn(place: Place, hear?: Hearer): Promise<Outcome> {
  return (await resumeRun(stageOf(place, hear), { overrides: [], adopt: false })).outcome;
}

/** The stage of somebody who agrees to all and reads the transcript. */
function stageOf(
  { runbook, root, home, kubeconfig }: Place,
  hear: Hearer = () => {},
): Stage<JsonObject> {
  const { PATH = "" } = Deno.env.toObject();
  return {
    runbook,
    root,
    home,
    env: { PATH, HOME: home, ...(kubeconfig === undefined ? {} : { KUBECONFIG: kubeconfig }) },
    signal: new AbortController().signal,
    confirm: () => Promise.resolve(true),
    watch: ({ id }, before) => {
      const transcript = transcriptWriter({
        folder: `${home}/transcripts/${id}`,
        ...(before === undefined ? {} : { before }),
      });
      return {
        event(event) {
          hear(event);
          transcript.event(event);
        },
        waiting() {},
        warning() {},
        [Symbol.dispose]: () => transcript[Symbol.dispose](),
      };
    },
  };
}

/** A temporary folder, in memory where the system has that; gone when it is disposed of. */
export function quickFolder(): Disposable & { readonly path: string } {
  const path = Deno.makeTempDirSync({ prefix: "faults-", ...inMemory() });
  return { path, [Symbol.dispose]: () => Deno.removeSync(path, { recursive: true }) };
}

function inMemory(): { readonly dir?: string } {
  try {
    return Deno.statSync("/dev/shm").isDirectory ? { dir: "/dev/shm" } : {};
  } catch {
    return {};
  }
}
