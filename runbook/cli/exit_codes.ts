/**
 * What the process can end with. README has the same table.
 *
 * @module
 */

import type { ExitCode } from "../command_line/mod.ts";

/** Every exit code with what it means. */
export const EXIT_CODES: readonly ExitCode[] = [
  { code: 0, meaning: "fine" },
  { code: 1, meaning: "a check said no, `doctor` found what stops a run, `diff` a difference" },
  { code: 2, meaning: "the command line was not understood" },
  {
    code: 3,
    meaning: "the configuration, the journal or the recording is not as it must be",
  },
  {
    code: 4,
    meaning: "the surroundings: a tool missing, no cluster, the wrong cluster, no answer",
  },
  { code: 70, meaning: "a bug of the runbook: please report it with the trace that it shows" },
  {
    code: 130,
    meaning: "interrupted (Ctrl-C, terminal or output closed); `deno task resume` goes on",
  },
];

/** What 130 means where there is no run to go on with. */
export const INTERRUPTED = "interrupted";

/**
 * The table for a command, where some codes mean more exactly this; 1 is not reached where a command
 * does not say by what.
 */
export function exitCodes(meanings: Readonly<Record<number, string>>): readonly ExitCode[] {
  return EXIT_CODES.filter(({ code }) => code !== 1 || code in meanings)
    .map(({ code, meaning }) => ({ code, meaning: meanings[code] ?? meaning }));
}
