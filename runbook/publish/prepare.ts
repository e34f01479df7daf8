import { existsSync } from "node:fs";
import type { TextFile } from "../dialects/mod.ts";
import type { FormatId } from "../formats/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import { hideNetwork } from "../network/mod.ts";
import type { Runbook, WikiSettings } from "../run/mod.ts";
import { type ComparedFile, compareFolder } from "./compare.ts";
import { editionOf, type EditionOptions } from "./edition.ts";
import { filesOf } from "./files.ts";
import { formatNamed } from "./formats.ts";
import { requireFolder } from "./out_folder.ts";
import { newestComplete, runNamed, type ShownRun, type WhichRunOptions } from "./which_run.ts";

/** What is written where nobody says what for. */
const DEFAULT_FORMAT: FormatId = "docusaurus";

/** Which pages are wanted. */
export interface PagesRequest<S extends JsonObject>
  extends
    Omit<WhichRunOptions, "steps">,
    Pick<EditionOptions, "before">,
    Pick<WikiSettings, "network"> {
  /** The steps, and what the runbook says of itself in a wiki. */
  readonly runbook: Pick<Runbook<S>, "steps" | "publication">;
  /** Names of formats; the default one where there is none. */
  readonly formats: readonly string[];
  /** The folder to write to, absolute; `pages/` beside the runs where it is absent. */
  readonly out?: string;
  /** Whether each section gets a page of its own. */
  readonly split: boolean;
  /** Name of the run to show; absent for the newest complete one. */
  readonly run?: string;
}

/** Pages, ready to be written. */
export interface PreparedPages {
  /** The run that they show. */
  readonly shown: ShownRun;
  /** A folder for each format. */
  readonly folders: readonly PreparedFolder[];
}

/** What a format wants in its folder, beside what is there. */
export interface PreparedFolder {
  /** Name of the format. */
  readonly format: string;
  /** The folder's path. */
  readonly path: string;
  /** The files that have to be there, and those that do not belong there any more. */
  readonly files: readonly ComparedFile[];
  /** A page that these link to, which somebody has to put there: its path. */
  readonly awaited?: string;
}

/**
 * Makes pages and compares them with those on disk; writes nothing. Needs permission to read the
 * runs, the recording and the folders.
 *
 * @throws {UsageError} If there is no such format or run.
 * @throws {ConfigError} If a journal, the recording or what is known of a folder is damaged.
 * @throws {EnvironmentError} If a folder cannot be read.
 */
export function preparePages<S extends JsonObject>(request: PagesRequest<S>): PreparedPages {
  const { runbook, before, formats: named, run: name, split, network } = request;
  const formats = [...new Set(named.length === 0 ? [DEFAULT_FORMAT] : named)].map(formatNamed);
  const shown = name === undefined
    ? newestComplete({ ...request, steps: runbook.steps.map(({ id }) => id) })
    : runNamed(name, request);
  const { shipped } = shown;
  const hidden = network === "hidden";
  const run = hidden ? hideNetwork(shown.run) : shown.run;
  const illustrated = editionOf(runbook, run, {
    shipped,
    hidden,
    ...(before === undefined ? {} : { before }),
  });
  const folders = formats.map((format) => {
    const { id } = format.writer;
    const path = folderFor(id, formats.length, request);
    requireFolder(path);
    const files = filesOf(format, { run, split, ...illustrated });
    return {
      format: id,
      path,
      files: compareFolder(path, id, files),
      ...awaitedIn(path, files, before),
    };
  });
  return { shown, folders };
}

/** A folder that was named is a single format's own; several share it, a folder for each. */
function folderFor(
  format: string,
  formats: number,
  { home, out }: { readonly home: string; readonly out?: string },
): string {
  if (out === undefined) return `${home}/pages/${format}`;
  return formats === 1 ? out : `${out}/${format}`;
}

/** The page before in the series, where pages link to it and it is not there. */
function awaitedIn(
  folder: string,
  files: readonly TextFile[],
  before: string | undefined,
): Pick<PreparedFolder, "awaited"> {
  if (before === undefined || !files.some(({ text }) => text.includes(before))) return {};
  const awaited = `${folder}/${before}.md`;
  return existsSync(awaited) ? {} : { awaited };
}
