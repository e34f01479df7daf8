/**
 * Options that several commands share, and what a call asks for by them.
 *
 * @module
 */

import { relative, resolve } from "node:path";
import type { Call, Option } from "../command_line/mod.ts";
import { UsageError } from "../errors/mod.ts";
import type { Asked, LookingRequest } from "../run/mod.ts";
import type { StepChoice } from "../step/mod.ts";

/** Where runs and transcripts are kept. */
export const HOME: Option = {
  type: "string",
  name: "home",
  value: "DIR",
  summary: "Folder of .runbook/ and transcripts/; the runbook's own folder by default",
};

export const CONTEXT: Option = {
  type: "string",
  name: "context",
  value: "NAME",
  summary: "The kubeconfig context of the cluster; the current one by default",
};

export const SETTINGS: Option = {
  type: "string",
  name: "settings",
  value: "FILE",
  summary: "A settings file over config/runbook.yaml; it may say only what differs",
};

export const SET: Option = {
  type: "list",
  name: "set",
  value: "SETTING",
  summary: "One setting over the files, e.g. echo.replicas=5",
};

export const FROM: Option = {
  type: "string",
  name: "from",
  value: "STEP",
  summary: "The first step, by id or number; all up to the last one follow",
};

export const UNTIL: Option = {
  type: "string",
  name: "until",
  value: "STEP",
  summary: "The last step, by id or number; all from the first one come before",
};

export const ADOPT: Option = {
  type: "boolean",
  name: "adopt",
  summary: "Take over objects of the same names that the runbook did not make",
};

export const SKIP_CHECKS: Option = {
  type: "list",
  name: "skip-checks",
  value: "CHECKS",
  summary: "Checks of `doctor`, by id, that the run does not make before it begins",
};

export const AS_JSON: Option = {
  type: "boolean",
  name: "json",
  summary: "As JSON, for programs",
};

export const AS_EVENTS: Option = {
  type: "boolean",
  name: "json",
  summary: "Print each event as it comes, one JSON object a line",
};

const QUIET: Option = {
  type: "boolean",
  name: "quiet",
  short: "q",
  summary: "Show headings, failures and the end only",
};

const VERBOSE: Option = {
  type: "boolean",
  name: "verbose",
  summary: "Show also what was compared, captured and learned",
};

/** How a run is shown. */
export const SHOWN: readonly Option[] = [QUIET, VERBOSE, AS_EVENTS];

export const YES: Option = {
  type: "boolean",
  name: "yes",
  short: "y",
  summary: "Do not ask before the cluster is changed",
};

export const STEP: Option = {
  type: "boolean",
  name: "step",
  summary: "Ask before each command: run, skip, explain, run the rest, quit",
};

export const OUT: Option = {
  type: "string",
  name: "out",
  value: "DIR",
  summary: "Folder to write to; with several formats each gets a folder in it",
};

/** How a call wants its run to be shown; absent for the usual way. */
export function shownIn(call: Call): "quiet" | "verbose" | "json" | undefined {
  const [one, other] = SHOWN.filter(({ name }) => call.flag(name));
  if (one !== undefined && other !== undefined) {
    throw new UsageError(`Cannot use --${one.name} with --${other.name}, expected one of them`);
  }
  switch (one) {
    case QUIET:
      return "quiet";
    case VERBOSE:
      return "verbose";
    case AS_EVENTS:
      return "json";
    default:
      return undefined;
  }
}

/** What a call says about settings; a settings file inside `root` is named from there. */
export function settingsIn(
  call: Call,
  root: string,
): Pick<Asked, "settingsFile" | "overrides"> {
  const file = pathIn(call, SETTINGS);
  return {
    overrides: call.list(SET.name),
    ...(file === undefined ? {} : { settingsFile: named(file, root) }),
  };
}

/** What a call says about the steps that it means. */
export function stepsIn(call: Call): StepChoice {
  const [from, until] = [call.text(FROM.name), call.text(UNTIL.name)];
  return {
    steps: call.arguments,
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  };
}

/** What a call says about a look at a cluster. */
export function lookingIn(call: Call, root: string): LookingRequest {
  const context = call.text(CONTEXT.name);
  return {
    ...settingsIn(call, root),
    ...(context === undefined ? {} : { context }),
    ...stepsIn(call),
  };
}

/**
 * What a call says about settings and cluster.
 *
 * @param root The runbook's own folder, from which a settings file inside it is named.
 */
export function askedIn(call: Call, root: string): Asked {
  const context = call.text(CONTEXT.name);
  const skipChecks = call.list(SKIP_CHECKS.name).flatMap((ids) => ids.split(","))
    .map((id) => id.trim()).filter((id) => id !== "");
  return {
    ...settingsIn(call, root),
    adopt: call.flag(ADOPT.name),
    skipChecks,
    ...(context === undefined ? {} : { context }),
  };
}

/**
 * The path that an option gives, absolute, because commands run in other folders. What is relative
 * starts where the user stands: `deno task` goes to the folder of deno.json and keeps the user's in
 * `INIT_CWD`.
 */
export function pathIn(call: Call, option: Option): string | undefined {
  const path = call.text(option.name);
  return path === undefined ? undefined : resolve(Deno.env.get("INIT_CWD") ?? Deno.cwd(), path);
}

/** A run may go on from another folder than it was begun in, and be read on another machine. */
function named(path: string, root: string): string {
  const within = relative(root, path);
  return within.startsWith("..") ? path : within;
}
