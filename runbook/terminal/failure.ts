import { type CommandAccount, failureOf } from "../account/mod.ts";
import { formatPlace } from "../errors/mod.ts";
import { renderMismatch } from "../expect/mod.ts";
import type { Check } from "../journal/mod.ts";
import { checkSentence, markOfCheck, printable } from "../wording/mod.ts";
import type { Paint } from "./colour.ts";
import { emphasize } from "./prose.ts";
import { chop, cut, expandTabs } from "./width.ts";
import { wrap } from "./wrap.ts";

/** How a failure is set on the terminal. */
export interface FailureOptions {
  readonly columns: number;
  readonly paint: Paint;
}

const MOST_SEEN_LINES = 20;

/**
 * Says why a check did not say yes: expected and actual, place, what to do. The command and what it
 * printed stand directly above.
 */
export function failureLines(
  check: Check,
  command: CommandAccount | undefined,
  { columns, paint }: FailureOptions,
): readonly string[] {
  const { reason, details, comparison, seen } = failureOf(check, command);
  const role = check.verdict === "no" ? "bad" : "doubt";
  const paragraph = (text: string, first = "  ") =>
    wrap(emphasize(text, paint), { columns, first });
  const block = (lines: readonly string[]) =>
    lines.flatMap((line) => chop(expandTabs(line), columns - 4)).map((line) => `    ${line}`);
  const lines = [
    ...paragraph(checkSentence(check, command?.started), `${paint(role, markOfCheck(check))} `),
    ...paragraph(reason),
  ];
  if (check.place !== undefined) lines.push(...paragraph(`at ${formatPlace(check.place)}`));
  if (comparison !== undefined) {
    const { pattern, actual, mismatch } = comparison;
    const compared = renderMismatch(pattern, actual, mismatch, {
      width: Math.min(columns, 200) - 4,
    });
    const rows = printable(compared).split("\n").map((line) => cut(line, columns - 4));
    lines.push("", ...rows.map((row) => `    ${row.startsWith(">") ? paint("strong", row) : row}`));
  }
  if (details.length > 0) lines.push("", ...block(details));
  if (seen !== undefined) {
    const all = seen.split("\n");
    const more = all.length > MOST_SEEN_LINES ? ["…"] : [];
    lines.push("", ...paragraph("What was seen last:"));
    lines.push(...block([...all.slice(0, MOST_SEEN_LINES), ...more]));
  }
  if (check.remedy !== undefined) lines.push("", ...paragraph(`To mend it: ${check.remedy}`));
  return lines;
}
