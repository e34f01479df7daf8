/**
 * A wiki page without what no two runs have in common: what commands printed, times, names that
 * the cluster made up, where its pods happen to be, and how often a run was broken off.
 *
 * @module
 */

/** A console's lines are a command with its continuations, then what it printed. */
const CONSOLE = /^```console\n([^]*?)^```$/gm;
const COMMAND = /^\$ (?:.*\\\n)*.*$/gm;

/** What differs from run to run, and what it is replaced by. */
const RESTLESS: readonly (readonly [RegExp, string])[] = [
  // Where an output is folded depends on how many lines nobody asked for, so the folds go, too.
  [/^```text\n[^]*?^```\n\n/gm, ""],
  [/^<details>\n<summary>\d+ more lines?<\/summary>\n\n<\/details>\n\n/gm, ""],
  [/^To standard error it wrote:\n\n/gm, ""],
  [/^\? Before that: interrupted, begun .*\n\n/gm, ""],
  [/^<a id="[\w-]+-verify"><\/a>\n\n### Looked at again\n\n(?:- .*\n)+\n/gm, ""],
  [/^!\[.*\]\(/gm, "![…]("],
  [/ \(\d+ looks, [^)]*\)/g, ""],
  [/(\*\*Passed\*\*) in .*/g, "$1"],
  [/\d+ [A-Z][a-z]+ \d{4}, [\d:]+ UTC(?: \| [^|]*)?/g, "…"],
  [/(\| Identity \| ).*/g, "$1…"],
  [/`\d{4}-\d\d-\d\d-\d{6}`/g, "…"],
  [/\b([a-z]+)-[a-f0-9]{8,10}-[a-z0-9]{5}\b/g, "$1-…"],
  [/(\bmark=)\w+/g, "$1…"],
];

/** The page's headings, prose, files, commands and verdicts, line by line. */
export function pageLines(page: string): readonly string[] {
  const told = page.replaceAll(CONSOLE, (_, text: string) => text.match(COMMAND)?.join("\n") ?? "");
  return RESTLESS.reduce((text, [what, by]) => text.replaceAll(what, by), told).split("\n");
}
