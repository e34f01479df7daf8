import { code, type Page, text } from "../pages/mod.ts";
import { printable } from "../wording/mod.ts";
import { FIXTURES } from "./fixtures.ts";

/** What a reader must see of a fixture, wherever on the page it stands. */
export interface Shown {
  /** The fixture itself, as a journal may hold it. */
  readonly fixture: string;
  /** In a heading, a sentence or a cell: one line, blanks joined; empty where nothing is left. */
  readonly line: string;
  /** In code: letter by letter, without a line feed at the end. */
  readonly block: string;
}

/** What must be seen of every fixture. */
export const SHOWN: readonly Shown[] = FIXTURES.map((fixture) => ({
  fixture,
  line: printable(fixture).replaceAll(/\s+/g, " ").trim(),
  block: printable(fixture).replace(/\n$/, ""),
}));

/**
 * A page with one fixture wherever data can stand: title, heading, sentence, list, cells of a table
 * (plain and as code), aside, file, output shown and folded, standard error. Its code blocks are, in
 * order: the file, `$ echo` with the output, the folded output, the output to standard error; each
 * holds `block`. Its table has one row: `line`, `line`, `end`.
 */
export function fixturePage({ fixture }: Shown, position = 1): Page {
  const plain = printable(fixture);
  const lines = plain.split("\n");
  const line = [text(fixture)];
  return {
    name: `${position}-fixture`,
    title: plain,
    stamp: {
      run: "2026-11-23-181502",
      world: "live",
      runbook: { name: "homelab", version: "0.1.0" },
      at: "2026-11-23T18:15:02.000Z",
      verdict: "passed",
      position,
    },
    blocks: [
      { type: "heading", level: 2, id: "fixture", text: plain },
      { type: "paragraph", line },
      { type: "aside", style: "failure", lines: [line] },
      { type: "checks", items: [{ mark: "✔", line }] },
      {
        type: "table",
        columns: ["plain", "code", "end"],
        rows: [[line, [code(fixture)], [text("end")]]],
      },
      { type: "file", name: plain, language: plain, text: plain },
      {
        type: "command",
        id: "fixture-1",
        mode: "look",
        text: "echo",
        outputs: [
          {
            stream: "stdout",
            parts: [{ folded: false, lines }, { folded: true, lines }],
            elsewhere: [],
          },
          { stream: "stderr", parts: [{ folded: false, lines }], elsewhere: [] },
        ],
      },
    ],
    origin: [text("origin")],
  };
}
