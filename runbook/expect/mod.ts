/**
 * What a command must print, written as a page shows it, with holes for what changes.
 *
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { matchPattern, parsePattern } from "./mod.ts";
 *
 * const pattern = parsePattern(`
 *   NAME   TYPE          CLUSTER-IP  EXTERNAL-IP   PORT(S)            AGE
 *   ...
 *   demo   LoadBalancer  <_:ip>      <address:ip>  80:<port:int>/TCP  <_:age>
 * `);
 * const match = matchPattern(
 *   pattern,
 *   "NAME     TYPE           CLUSTER-IP      EXTERNAL-IP     PORT(S)        AGE\n" +
 *     "demo     LoadBalancer   10.105.239.13   192.168.1.254   80:31306/TCP   2s\n",
 * );
 * assertEquals(match.type === "match" && match.captures, {
 *   address: "192.168.1.254",
 *   port: "31306",
 * });
 * ```
 *
 * Notation of a pattern:
 *
 * - `...` on a line of its own stands for any lines, also none; within a line for any text of that
 *   line, also none.
 * - `<name:kind>` stands for one token of that kind and captures it; `<_:kind>` captures nothing.
 *   The same name twice must be the same text. Kinds: `word` (no blanks), `name` (of a Kubernetes
 *   object: a DNS subdomain), `int`, `ip` (version 4 or 6), `cidr`, `age` (as kubectl writes it:
 *   `2m54s`, `22h`, `3d4h`), `time` (RFC 3339), `version` (`v1.35.4`, `1.11.0-rc.1`), `uuid`, and
 *   `rest` (any text of the line, blanks included, at least one character).
 * - Beside a `...` a token is whole: it neither begins nor ends between two letters or digits.
 * - Every other text is literal, also in angle brackets: `<none>`, `<pending>`, `<html>`.
 * - A backslash directly before makes a `...` or `<name:kind>` literal. Of several backslashes
 *   there two stand for one; everywhere else a backslash is itself. Template literals need each
 *   backslash twice, or `String.raw`.
 *
 * How texts are compared:
 *
 * - Colours and other control sequences do not count, CRLF is LF, and of a line that was rewritten
 *   after a lone CR only what a terminal shows at last.
 * - A run of blanks is one blank, so tables match whatever their column widths. An indented line
 *   differs from one that is not, but how deep does not matter: `spec:` within an object is not
 *   `spec:` at the margin, and YAML with another indentation is the same.
 * - Blanks at the end of lines, blank lines at both ends and an indentation that all lines have in
 *   common do not count, in the pattern as in the printed text.
 * - An empty pattern asks that nothing is printed. To ask nothing, have no pattern.
 *
 * A mismatch names the first line that differs as a person would: where the longest part of the
 * pattern matched.
 *
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { matchPattern, parsePattern, renderMismatch } from "./mod.ts";
 *
 * const pattern = parsePattern("...\ndemo LoadBalancer <_:ip> <address:ip> ...");
 * const printed = "NAME  TYPE          CLUSTER-IP     EXTERNAL-IP  AGE\n" +
 *   "demo  LoadBalancer  10.105.239.13  <pending>    2s\n";
 * const mismatch = matchPattern(pattern, printed);
 * if (mismatch.type === "match") throw new Error("A pending address is none");
 * assertEquals(mismatch.reason, "expected an IP address, found `<pending>`");
 * assertEquals(
 *   renderMismatch(pattern, printed, mismatch, { width: 80 }),
 *   [
 *     "  expected                              | printed",
 *     "  ...                                   | ... (1 line)",
 *     "> demo LoadBalancer <_:ip> <address:ip> | demo LoadBalancer 10.105.239.13",
 *     "  ...                                   | <pending> 2s",
 *   ].join("\n"),
 * );
 * ```
 *
 * @module
 */
export { dedent } from "./dedent.ts";
export type { Kind } from "./kinds.ts";
export { type Match, type Matched, matchPattern, type Mismatch, type Span } from "./match.ts";
export {
  parsePattern,
  type Part,
  type Pattern,
  PatternError,
  type PatternLine,
} from "./pattern.ts";
export { printedLines } from "./printed.ts";
export { type MismatchOptions, renderMismatch, type Role } from "./render.ts";
