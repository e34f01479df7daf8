import { code, type Inline, type Page, strong, text } from "../pages/mod.ts";

/** A page on which a text put together by chance stands in title, sentence, list and cell. */
export interface ChancePage {
  /** The text. */
  readonly data: string;
  /** What a reader must see of it: one line, blanks joined. */
  readonly line: string;
  /** Its title is the text; its sentence begins with `x` and ends with `y`. */
  readonly page: Page;
}

/** Makes so many of them, the same ones every time. */
export function* chancePages(count: number): Generator<ChancePage> {
  const next = numbers(20261123);
  for (let turn = 0; turn < count; turn++) {
    const data = Array.from({ length: 1 + next(8) }, () => PIECES[next(PIECES.length)]).join("");
    const line: readonly Inline[] = [[text(data)], [strong(data)], [code(data)]][next(3)] ?? [];
    const page: Page = {
      ...EMPTY,
      title: data,
      blocks: [
        { type: "paragraph", line: [text("x "), ...line, text(" y")] },
        { type: "checks", items: [{ mark: "✔", line }] },
        { type: "table", columns: ["a"], rows: [[line]] },
      ],
    };
    yield { data, line: data.replaceAll(/\s+/g, " ").trim(), page };
  }
}

/** What begins, ends or means something in one notation or another. */
const PIECES = [
  ..."\\`*_{}[]()<>#+-.!|~$&:;=/\"'@^%?,0 ",
  ..."a1é日🦫",
  "  ",
  "\n",
  "\n\n",
  "    ",
  "```",
  "---",
  "- ",
  "1. ",
  "a. ",
  "> ",
  "://",
  "http://a.b/_c*",
  "https://a.io/%41",
  "www.x.y",
  "a@b.c",
  "&amp;",
  "&#42;",
  "<b>",
  "<br>",
  "</details>",
  "<!--",
  "[^1]",
  "[ ] ",
  "\\|",
  "\\n",
  "| - |",
  "{.a}",
  "{#b}",
  ":::",
  "+++",
  "==",
  "!!",
  ":tada:",
  ":100:",
  " :) ",
  " 8-) ",
  "<3",
  "[[c]]",
];

const EMPTY = {
  name: "index",
  stamp: {
    run: "r",
    world: "live",
    runbook: { name: "n", version: "1" },
    at: "2026-11-23T18:15:02.000Z",
    position: 0,
  },
  origin: [],
} as const;

/** Whole numbers below a limit, the same ones every time (mulberry32). */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
