/**
 * Wiki pages as the command line makes them and speaks of them.
 *
 * @module
 */

import { resolve } from "node:path";
import {
  type PagesRequest,
  type PreparedPages,
  preparePages,
  RECORDING,
  type WrittenFile,
} from "../publish/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import type { Stage, WikiSettings } from "../run/mod.ts";
import { moment } from "../wording/mod.ts";

export { differenceIn, type PreparedPages, writePages } from "../publish/mod.ts";

/** Where pages come from and go to. */
export type Place = Pick<Stage, "runbook" | "root" | "home">;

/** What a call says instead of the settings. */
export type Chosen = Partial<Pick<PagesRequest<JsonObject>, "formats" | "out" | "split" | "run">>;

/** Makes the pages that the settings want, as far as the call does not say otherwise. */
export function pagesFor(place: Place, wiki: WikiSettings, chosen: Chosen = {}): PreparedPages {
  const { for: formats, out, ...layout } = wiki;
  return preparePages({
    ...place,
    ...layout,
    formats,
    ...(out === undefined ? {} : { out: resolve(place.root, out) }),
    damaged: ({ message }) => console.error(`warning: ${message}; the run is passed over`),
    ...chosen,
  });
}

/** Says which run pages show; `named` is what was asked for. */
export function shownLine({ shown: { run, shipped } }: PreparedPages, named?: string): string {
  const { header, sessions } = run;
  const begun = `${header.run}, begun ${moment(sessions[0]?.header.at ?? header.at)}`;
  if (!shipped) return `The pages show the run ${begun}`;
  const why = named === RECORDING
    ? "The"
    : "No run on a cluster is complete in this folder (rehearsals do not count), so the";
  return `${why} pages show the recording that comes with the runbook: ${begun}`;
}

/** Says which pages are linked to and are not there: strict wikis refuse to build then. */
export function awaitedLines({ folders }: PreparedPages): readonly string[] {
  return folders.flatMap(({ awaited }) =>
    awaited === undefined ? [] : [
      `note: the pages link back to ${awaited}, which is not there: ` +
      "put it there, or say none at wiki.before in config/runbook.yaml",
    ]
  );
}

/** Says what was done with a file. */
export function writtenLines({ path, deed, kept }: WrittenFile): readonly string[] {
  const line = `${deed.padEnd(9)}  ${path}`;
  return kept === undefined ? [line] : [line, `kept       ${kept}: what was there before`];
}
