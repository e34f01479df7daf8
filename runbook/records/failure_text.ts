import { type CommandAccount, failureOf } from "../account/mod.ts";
import { formatPlace } from "../errors/mod.ts";
import { renderMismatch } from "../expect/mod.ts";
import type { Check } from "../journal/mod.ts";
import { printable } from "../wording/mod.ts";

/** Columns of a comparison: what shows records scrolls. */
const WIDTH = 160;

/**
 * Why a check did not say yes, as plain text: first the place where it is asked, for there readers
 * look for it; then what was expected and what came, and what to do.
 *
 * @param account The command that was judged; absent for a look.
 */
export function failureText(check: Check, account?: CommandAccount): string {
  const { reason, details, comparison, seen } = failureOf(check, account);
  const place = check.place === undefined ? [] : [`at ${formatPlace(check.place)}`];
  const compared = comparison &&
    renderMismatch(comparison.pattern, comparison.actual, comparison.mismatch, { width: WIDTH });
  const paragraphs = [
    [...place, reason].join("\n"),
    compared,
    details.length === 0 ? undefined : details.join("\n"),
    seen && `What was seen last:\n${seen}`,
    check.remedy && `To mend it: ${check.remedy}`,
  ];
  return printable(paragraphs.filter((paragraph) => paragraph !== undefined).join("\n\n"));
}
