import { assertEquals } from "@std/assert";
import { github } from "./github.ts";
import { code, strong, text } from "../pages/mod.ts";
import { nodesOfType, textOf } from "../testdata/mod.ts";
import type { Inline } from "../pages/mod.ts";

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
  "> ",
  "://",
  "http://a.b/_c*",
  "www.x.y",
  "a@b.c",
  "&amp;",
  "&#42;",
  "<b>",
  "</details>",
  "<!--",
  "[^1]",
  "[ ] ",
  "\\|",
  "| - |",
];

Deno.test("github: no chance text is read as notation, in lines, cells and headings", () => {
  const next = numbers(20261123);
  for (let turn = 0; turn < 200; turn++) {
    const data = Array.from({ length: 1 + next(8) }, () => PIECES[next(PIECES.length)]).join("");
    const line: readonly Inline[] = [[text(data)], [strong(data)], [code(data)]][next(3)] ?? [];
    const markdown = github.render({
      ...PAGE,
      title: data,
      blocks: [
        { type: "paragraph", line: [text("x "), ...line, text(" y")] },
        { type: "checks", items: [{ mark: "✔", line }] },
        { type: "table", columns: ["a"], rows: [[line]] },
      ],
    });
    const shown = seen(data);
    const heading = nodesOfType(markdown, "heading").map(textOf).map(seen);
    const cell = nodesOfType(markdown, "tableCell").at(-1);
    const [first] = nodesOfType(markdown, "paragraph");
    assertEquals(heading, [shown], JSON.stringify(data));
    assertEquals(seen(first === undefined ? "" : textOf(first)), seen(`x ${data} y`), data);
    assertEquals(seen(cell === undefined ? "" : textOf(cell)), shown, JSON.stringify(data));
    assertEquals(nodesOfType(markdown, "listItem").map(textOf).map(seen), [seen(`✔ ${data}`)]);
  }
});

const PAGE = {
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

function seen(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

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
