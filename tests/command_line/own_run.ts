/**
 * A run of the user's own, and the pages that are made of it.
 *
 * @module
 */

import { decodeJournal, encodeLine, type Recorded } from "../../runbook/journal/mod.ts";
import { ROOT, type Scene } from "./scene.ts";

/** The page's file in a wiki of Markdown. */
export const PAGE = "2-ingress-and-loadbalancing.md";

const RECORDING = `${ROOT}/steps/recording/journal.jsonl`;

/** All events of the recorded real run. */
export function recordedEvents(): readonly Recorded[] {
  return [...decodeJournal([Deno.readFileSync(RECORDING)], RECORDING)];
}

/** Puts the recorded real run into the scene as one of its own, perhaps with other events. */
export function ownRun(
  scene: Scene,
  run: string,
  change: (event: Recorded) => Recorded = (event) => event,
): void {
  const lines = recordedEvents().map((event) => {
    const changed = change("run" in event ? { ...event, run } : event);
    return new TextDecoder().decode(encodeLine(changed));
  });
  scene.file(`home/.runbook/runs/${run}/journal.jsonl`, lines.join(""));
}

/** What is in a folder of the scene and in those in it: text by path; nothing where there is none. */
export function filesIn(scene: Scene, folder: string): Readonly<Record<string, string>> {
  function within(path: string): readonly (readonly [string, string])[] {
    return [...Deno.readDirSync(`${scene.path}/${folder}/${path}`)].flatMap(({ name, ...entry }) =>
      entry.isDirectory
        ? within(`${path}${name}/`)
        : [[`${path}${name}`, Deno.readTextFileSync(`${scene.path}/${folder}/${path}${name}`)]]
    );
  }
  try {
    return Object.fromEntries(within("").toSorted());
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return {};
    throw error;
  }
}
