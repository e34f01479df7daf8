/**
 * Where runs take place and who watches: what the command line hands to every run.
 *
 * @module
 */

import { resolve } from "node:path";
import type { BegunRun, Recorded, RunFolder, Target } from "../journal/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import type { LoadSettingsOptions } from "../settings/mod.ts";
import type { Permit } from "../teller/mod.ts";
import type { Waiting } from "../world/mod.ts";
import type { Runbook, WikiSettings } from "./runbook.ts";

/** Who hears what happens; disposed of when the session is over. */
export interface Audience extends Disposable {
  /** An event, after it was written. */
  event(event: Recorded): void;
  /** What is waited for right now; nothing of it is written. */
  waiting(waiting: Waiting): void;
  /** What the user should know beside the story; nothing of it is written. */
  warning(message: string): void;
}

/** Something that needs the user's word. */
export type Question =
  /** The first change to a cluster that this folder has not changed before. */
  | {
    readonly type: "first-change";
    readonly target: Target;
    /** What will be told: ids of steps. */
    readonly steps: readonly string[];
  }
  /** What was made is to be taken back. */
  | {
    readonly type: "undo";
    readonly target: Target;
    /** What will be taken back: ids of steps, in this order. */
    readonly steps: readonly string[];
    /** For each step whose undoing has changed since: what was planned then, and what is today. */
    readonly changed: readonly {
      readonly step: string;
      readonly then: readonly string[];
      readonly now: readonly string[];
    }[];
  };

/** What is at hand wherever something is done. */
export interface Workplace<S extends JsonObject = JsonObject> {
  /** The steps and what the engine must know of them. */
  readonly runbook: Runbook<S>;
  /** Folder of the runbook's own files: `config/` and the recording. */
  readonly root: string;
  /** Folder of `.runbook/` and `transcripts/`. */
  readonly home: string;
  /** The environment that the user's shell brought along. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends the run in order; its reason is thrown on. */
  readonly signal: AbortSignal;
}

/** Where a run takes place. */
export interface Stage<S extends JsonObject = JsonObject> extends Workplace<S> {
  /** Opens the eyes and ears of a run, before its next event; `before` is what was told so far. */
  readonly watch: (folder: RunFolder, before: BegunRun | undefined) => Audience;
  /** Whether the user agrees; rejects with a usage error where nobody can be asked. */
  readonly confirm: (question: Question) => Promise<boolean>;
  /** Asked before each command; absent where nobody wants to be. */
  readonly permit?: Permit;
}

/** How the settings of a run are asked for. */
export interface Asked {
  /** Path of a further settings file. */
  readonly settingsFile?: string;
  /** The texts of `--set`, in order. */
  readonly overrides: readonly string[];
  /** The kubeconfig context; the current one where it is absent. */
  readonly context?: string;
  /** Whether objects of other makers are taken over. */
  readonly adopt: boolean;
  /** Ids of needs that are not looked at; none where it is absent. */
  readonly skipChecks?: readonly string[];
}

/** Loads the settings that were asked for; a relative path starts from the runbook's own folder. */
export async function loadAsked<S extends JsonObject>(
  { runbook, root }: Pick<Stage<S>, "runbook" | "root">,
  asked: Pick<Asked, "settingsFile" | "overrides">,
): Promise<S> {
  return (await runbook.load(sourcesOf(root, asked))).settings;
}

/** Loads which wiki pages were asked for, from the same files. */
export function loadWiki<S extends JsonObject>(
  { runbook, root }: Pick<Stage<S>, "runbook" | "root">,
  asked: Pick<Asked, "settingsFile" | "overrides">,
): Promise<WikiSettings> {
  return runbook.publication.wiki(sourcesOf(root, asked));
}

function sourcesOf(
  root: string,
  { settingsFile, overrides }: Pick<Asked, "settingsFile" | "overrides">,
): LoadSettingsOptions {
  return {
    root,
    overrides,
    ...(settingsFile === undefined ? {} : { file: settingsFile }),
    read: (path) => Deno.readTextFile(resolve(root, path)),
  };
}
