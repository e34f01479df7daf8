/**
 * A rehearsal: the steps of today, told to what a real run saw.
 *
 * @module
 */

import type { BegunRun, RunFolder } from "../journal/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import { differingKeys } from "../settings/mod.ts";
import type { Step } from "../step/mod.ts";
import { writeShownFile } from "./files.ts";
import { beginRun, continueRun, type Finished, type OpenRun, session } from "./journaled.ts";
import { Narration } from "./narration.ts";
import { readRecording, recordedWorld, RECORDING_FILE } from "./recording.ts";
import { type Asked, loadAsked, type Stage } from "./stage.ts";

/** Begins a rehearsal of the chosen steps. */
export async function rehearse<S extends JsonObject>(
  stage: Stage<S>,
  steps: readonly Step<S>[],
  asked: Asked,
): Promise<Finished> {
  const recording = recordingOf(stage);
  const own = await loadAsked(stage, asked);
  using run = beginRun(stage);
  return await rehearseIn(stage, run, { recording, own }, steps, asked);
}

/** Goes on with a rehearsal: all its steps are told again, for nothing is lost by that. */
export async function rehearseOn<S extends JsonObject>(
  stage: Stage<S>,
  folder: RunFolder,
  { header }: BegunRun,
  asked: Asked,
): Promise<Finished> {
  const recording = recordingOf(stage);
  const steps = stage.runbook.steps.filter(({ id }) => header.steps.includes(id));
  const own = await loadAsked(stage, asked);
  using run = continueRun(stage, folder);
  return await rehearseIn(stage, run, { recording, own }, steps, asked);
}

async function rehearseIn<S extends JsonObject>(
  stage: Stage<S>,
  run: OpenRun,
  { recording, own }: { readonly recording: BegunRun; readonly own: S },
  steps: readonly Step<S>[],
  asked: Asked,
): Promise<Finished> {
  const { runbook, signal, permit } = stage;
  const { folder, journal, state } = run;
  const { header, sessions } = recording;
  // The recording answers for the settings that it was made with, and for no others.
  const settings = header.settings as S;
  const narration = new Narration({
    runbook,
    journal,
    worldFor: (step, action) =>
      recordedWorld(recording, step, action, (name, text) => writeShownFile(folder, name, text)),
    adopt: header.asked.adopt,
    skipChecks: [...header.asked.skipChecks ?? [], ...asked.skipChecks ?? []],
    ...(permit === undefined ? {} : { permit }),
    signal,
    commands: state?.commands ?? 0,
  });
  return await session(stage, run, {
    purpose: "run",
    world: "rehearsal",
    recording: {
      run: header.run,
      at: sessions[0]?.header.at ?? header.at,
      differs: differingKeys(own, settings),
    },
    tools: header.tools,
    target: header.target,
    settings,
    asked,
    steps: steps.map(({ id }) => id),
  }, () => narration.run(steps, settings));
}

function recordingOf<S extends JsonObject>({ root }: Stage<S>): BegunRun {
  return readRecording(`${root}/${RECORDING_FILE}`);
}
