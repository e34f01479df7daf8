import { formatPlace, RunbookError } from "../errors/mod.ts";

/** What is printed on stderr when a command fails, and what the process ends with. */
export interface ErrorReport {
  /** Ends with a line feed. */
  readonly text: string;
  /** 1 to 130 as the error's class says; 70 for a bug. */
  readonly exitCode: number;
}

/** The exit code that systems reserve for a fault inside the program (`EX_SOFTWARE`). */
const BUG_EXIT_CODE = 70;

/**
 * Words an error for the person at the keyboard: sentence, place and remedy, each on a line. Anything
 * that is not made for people is shown whole, as a bug of the runbook.
 */
export function reportError(error: unknown): ErrorReport {
  if (!(error instanceof RunbookError)) {
    const trace = error instanceof Error ? error.stack ?? error.message : String(error);
    return { text: `${trace}\nThis is a bug of the runbook\n`, exitCode: BUG_EXIT_CODE };
  }
  return { text: textOf("error", error), exitCode: error.exitCode };
}

/** Words an error that does not change what the command came to. */
export function warningText(error: RunbookError): string {
  return textOf("warning", error);
}

function textOf(kind: string, { message, place, remedy }: RunbookError): string {
  const lines = [`${kind}: ${message}`];
  if (place !== undefined) lines.push(`  at ${formatPlace(place)}`);
  if (remedy !== undefined) lines.push(`  ${remedy.replaceAll("\n", "\n  ")}`);
  return `${lines.join("\n")}\n`.replaceAll(OBEYED_REGEXP, escaped);
}

// What a terminal would obey, from a settings file or a call that is quoted in the sentence.
const OBEYED_REGEXP = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
