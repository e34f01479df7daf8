/**
 * `config`: the settings as they count, and where each was said.
 *
 * @module
 */

import type { Action } from "../command_line/mod.ts";
import { loadSettingsIn } from "./load_settings.ts";
import type { Program } from "./program.ts";

/** Shows every setting with its value and origin; reads files only. */
export function configCommand(program: Program): Action {
  return async (call) => {
    const runbook = await program.load();
    const { origins, sources } = await loadSettingsIn(call, runbook, program);
    if (call.flag("json")) {
      console.log(JSON.stringify({ settings: origins, sources }, null, 2));
      return 0;
    }
    const rows = origins.map(({ key, value, origin }) => [key, shown(value), origin] as const);
    const [keys, values] = [0, 1].map((column) => width(rows.map((row) => row[column] ?? "")));
    for (const [key, value, origin] of rows) {
      console.log(`${key.padEnd(keys ?? 0)}  ${value.padEnd(values ?? 0)}  ${origin}`);
    }
    console.log(`\nRead, the later one wins: ${sources.join(", ")}`);
    return 0;
  };
}

/** As it would be written behind `--set key=`. */
function shown(value: unknown): string {
  if (value === undefined) return "(not set)";
  if (Array.isArray(value)) return value.length === 0 ? "(none)" : value.join(",");
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** One long value must not push all origins out of sight. */
function width(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(({ length }) => length).filter((length) => length <= 60));
}
