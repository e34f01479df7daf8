/**
 * Where in a step the call stands that is being told.
 *
 * @module
 */

import type { Place } from "../errors/mod.ts";

const FRAME_REGEXP = /\(?(file:\/\/[^\s()]+):(\d+):(\d+)\)?$/;

/** The runbook folder: what stands above `runbook/teller/`. */
const ROOT = new URL("../../", import.meta.url).href;
const ENGINE = new URL("../", import.meta.url).href;

/** The innermost caller that is not the engine itself; paths are relative to the runbook folder. */
export function callerPlace(): Place {
  const frames = new Error().stack?.split("\n") ?? [];
  for (const frame of frames) {
    const [, file, line, column] = frame.match(FRAME_REGEXP) ?? [];
    if (file === undefined || (file.startsWith(ENGINE) && !file.endsWith("_test.ts"))) continue;
    const path = file.startsWith(ROOT) ? file.slice(ROOT.length) : new URL(file).pathname;
    return { file: decodeURIComponent(path), line: Number(line), column: Number(column) };
  }
  return { file: "steps/" };
}
