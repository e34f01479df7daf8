import type { Call } from "../command_line/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import type { Runbook } from "../run/mod.ts";
import type { LoadedSettings } from "../settings/mod.ts";
import { pathIn, SET, SETTINGS } from "./options.ts";
import type { Program } from "./program.ts";

/** Loads the settings that a call asks for by `--settings` and `--set`; reads files only. */
export function loadSettingsIn(
  call: Call,
  runbook: Runbook,
  { root }: Program,
): Promise<LoadedSettings<JsonObject>> {
  const file = pathIn(call, SETTINGS);
  return runbook.load({
    root,
    overrides: call.list(SET.name),
    ...(file === undefined ? {} : { file }),
    read: (path) => Deno.readTextFile(path),
  });
}
