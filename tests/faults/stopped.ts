/**
 * A run that stops at something wrong in the cluster, and what it must leave its reader with.
 *
 * @module
 */
import { assert, assertStringIncludes } from "@std/assert";
import type { Recorded } from "../../runbook/journal/mod.ts";
import { lastSession } from "../cluster/history.ts";
import type { Runbook } from "../cluster/runbook.ts";
import { newestTranscript } from "../cluster/transcript.ts";

/** What the reader must be left with. */
export interface Wanted {
  /** The step that stops. */
  readonly step: string;
  /** The sentence that says why, or its beginning. */
  readonly cause: string;
  /** What is gathered of the objects concerned, on the screen, in the journal and in the transcript. */
  readonly evidence: readonly string[];
  /** Seconds that the look or command may take that says no; retries included. */
  readonly within: number;
}

/**
 * Runs a command that must stop with exit code 1, and asserts that all is said that a reader needs:
 * what was expected and found, where that is asked, the evidence, the cause and the way on.
 */
export async function stops(
  runbook: Runbook,
  words: readonly string[],
  { step, cause, evidence, within }: Wanted,
): Promise<void> {
  const screen = flat(await runbook.call(words, 1));
  const session = lastSession(runbook.home);
  const file = `steps/${step.replaceAll("-", "_")}.ts:`;
  for (const said of [...evidence, cause, file, "What helps:", "deno task resume"]) {
    assertStringIncludes(screen, said);
  }
  const pages = flat(newestTranscript(runbook.home));
  for (const said of [...evidence, cause, file]) assertStringIncludes(pages, said);

  const gathered = flat(JSON.stringify(findings(session)));
  for (const said of evidence) assertStringIncludes(gathered, said);
  const refused = session.findLast((event) => event.type === "check" && event.verdict === "no");
  assert(refused?.type === "check" && refused.duration < within * 1000, "it took too long");
  assert(
    session.some((event) =>
      event.type === "step-ended" && event.step === step && event.verdict === "failed"
    ),
  );
}

function findings(session: readonly Recorded[]) {
  return session.flatMap((event) => event.type === "gathered" ? event.findings : []);
}

/** Without line breaks and the marks of quoted lines, which depend on the width. */
function flat(text: string): string {
  return text.replaceAll(/\n> ?/g, "\n").replaceAll(/\s+/g, " ");
}

/** Runs a command that must stop with exit code 4 before it changes anything, and say this. */
export async function isRefused(
  runbook: Runbook,
  words: readonly string[],
  reason: string,
): Promise<void> {
  const screen = flat(await runbook.call(words, 4));
  for (const said of [reason, "To mend it:", "deno task resume"]) {
    assertStringIncludes(screen, said);
  }
  assert(lastSession(runbook.home).every(({ type }) => type !== "command-started"));
}
