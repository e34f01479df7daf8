/**
 * The shipped settings.
 *
 * @module
 */

import { fileURLToPath } from "node:url";
import { runbook } from "../mod.ts";
import type { Settings } from "../settings.ts";

/** Loads the shipped settings, with some given otherwise as `--set` does. */
export async function shippedSettings(...overrides: readonly string[]): Promise<Settings> {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const read = (path: string) => Deno.readTextFile(path);
  const { settings } = await runbook.load({ root, overrides, read });
  return settings;
}
