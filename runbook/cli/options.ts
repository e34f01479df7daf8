/**
 * Options that several commands share, and what a call asks for by them.
 *
 * @module
 */

import { relative, resolve } from "node:path";
import type { Invocation, Option } from "../command_line/mod.ts";
import type { Asked } from "../run/mod.ts";

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

export const ADOPT: Option = {
  type: "boolean",
  name: "adopt",
  summary: "Take over objects of the same names that the runbook did not make",
};

export const YES: Option = {
  type: "boolean",
  name: "yes",
  short: "y",
  summary: "Do not ask before the cluster is changed",
};

/**
 * What a call says about settings and cluster.
 *
 * @param root The runbook's own folder, from which a settings file inside it is named.
 */
export function askedIn(call: Invocation, root: string): Asked {
  const settingsFile = call.text("settings");
  const context = call.text("context");
  return {
    overrides: call.list("set"),
    adopt: call.flag("adopt"),
    ...(settingsFile === undefined ? {} : { settingsFile: named(settingsFile, root) }),
    ...(context === undefined ? {} : { context }),
  };
}

/** A run may go on from another folder than it was begun in, and be read on another machine. */
function named(path: string, root: string): string {
  const within = relative(root, path);
  return within.startsWith("..") ? resolve(path) : within;
}
