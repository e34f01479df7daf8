/**
 * Calls of the command line in this process, and what is said in them.
 *
 * @module
 */
import { assert, assertEquals } from "@std/assert";
import { perform } from "../../runbook/cli/mod.ts";
import { ROOT } from "../command_line/scene.ts";

/** What a call came to. */
export interface Heard {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Milliseconds. */
  readonly duration: number;
}

/** Longer than this takes no call that only reads, however slow the machine. */
const HANGS = 10_000;

/** Makes a call of the real runbook, whose own files are in that folder; for calls that run nothing. */
export async function heard(words: readonly string[], root = ROOT): Promise<Heard> {
  const said = { stdout: "", stderr: "" };
  const { log, error } = console;
  console.log = (text: string) => void (said.stdout += `${text}\n`);
  console.error = (text: string) => void (said.stderr += `${text}\n`);
  const begun = performance.now();
  try {
    const load = async () => (await import("../../steps/mod.ts")).runbook;
    const code = await perform({ summary: "", version: "0.1.0", root, load }, words);
    return { code, ...said, duration: performance.now() - begun };
  } finally {
    Object.assign(console, { log, error });
  }
}

/** Fails unless the call went well, or was refused in words for people that match `located`. */
export function assertForPeople({ code, stdout, stderr, duration }: Heard, located: RegExp): void {
  assert(duration < HANGS, `it took ${duration} ms`);
  assert(!/This is a bug|^ {4}at \S+ \(/m.test(stderr), stderr);
  if (code === 0) return assertEquals(stderr, "");
  assert(code === 2 || code === 3, `exit code ${code}: ${stderr}`);
  assert(/^error: [A-Z]/.test(stderr) && located.test(stderr), stderr);
  assertEquals(stdout, "");
}
