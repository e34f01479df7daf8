import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import type { Recorded } from "../journal/mod.ts";
import {
  assertAsKept,
  commandEvents,
  failedRun,
  fixturePage,
  nodesOfType,
  numbered,
  passedRun,
  REHEARSAL,
  runStarted,
  SHOWN,
  stepEvents,
  textOf,
} from "../testdata/mod.ts";
import { printable } from "../wording/mod.ts";
import { notebook } from "./notebook.ts";
import type { Cell, CodeCell } from "./notebook_cell.ts";
import type { RecordSource } from "./record.ts";
import { FIGURE, sourceOf, SVG } from "./testdata/source.ts";

Deno.test("notebook: a failed run is as it was kept", async () => {
  const kept = new URL("testdata/failed.ipynb.txt", import.meta.url);
  await assertAsKept(kept, notebook.render(sourceOf(failedRun(), [FIGURE])));
});

Deno.test("notebook: the same journal gives the same bytes", () => {
  const [one, two] = [sourceOf(passedRun()), sourceOf(passedRun())];
  assertEquals(notebook.render(one), notebook.render(two));
});

Deno.test("notebook: every code cell calls what the first one defines, and nothing else", () => {
  const cells = codeCells(sourceOf(failedRun()));
  assertEquals(cells.map(({ id }) => id), [
    "setup",
    "file-pool-yaml",
    "loadbalancer-1",
    "loadbalancer-2",
    "demo-service-1",
  ]);
  for (const { source } of cells.slice(1)) {
    assertMatch(source.join(""), /^(await command|file)\(`[^`]*`(, `[^`]*`)?\);$/);
  }
});

Deno.test("notebook: a command has its number, its times and what it printed", () => {
  const [, , , pods] = codeCells(sourceOf(passedRun()));
  assertEquals(pods?.execution_count, 2);
  assertEquals(pods?.metadata["scrolled"], true);
  assertEquals(pods?.metadata["execution"], {
    "iopub.status.busy": "2026-11-23T18:15:14.000Z",
    "iopub.execute_input": "2026-11-23T18:15:14.000Z",
    "shell.execute_reply": "2026-11-23T18:15:17.000Z",
    "iopub.status.idle": "2026-11-23T18:15:17.000Z",
  });
  const [output] = pods?.outputs ?? [];
  assertEquals(output?.output_type === "stream" && output.text.length, 32);
});

Deno.test("notebook: the times of a rehearsal are not told", () => {
  for (const cell of codeCells(sourceOf(passedRun(REHEARSAL)))) {
    assertEquals(cell.metadata["execution"], undefined);
  }
});

Deno.test("notebook: why a command failed stands beneath it, and once", () => {
  const source = sourceOf(failedRun());
  const output = codeCells(source).at(-1)?.outputs.at(-1);
  assertEquals(output?.output_type === "error" && [output.ename, output.evalue], [
    "NotAsExpected",
    "stdout: expected an IP address, found `<pending>`",
  ]);
  const text = markdown(source);
  assertEquals(text.includes("it did not do what was expected"), false);
  assertStringIncludes(text, "What explains it");
});

Deno.test("notebook: exit codes that a step accepts are accepted again", () => {
  const events = commandEvents(1, "grep x", { expects: { exits: [0, 1] }, code: 1 });
  const source = sourceOf(numbered([runStarted(), ...stepEvents("a", {}, events)]));
  assertEquals(codeCells(source).at(-1)?.source, ["await command(`grep x`, [0,1]);"]);
});

Deno.test("notebook: a picture is there, and in words; without its file in words only", () => {
  const source = sourceOf(passedRun(), [FIGURE]);
  const cell = codeCells(source).find(({ id }) => id === "way");
  assertEquals(cell?.outputs, [{
    output_type: "display_data",
    data: { "image/svg+xml": SVG, "text/plain": FIGURE.figure.alternative },
    metadata: {},
  }]);
  const bare = { ...source, pictures: new Map() };
  assertEquals(codeCells(bare).find(({ id }) => id === "way"), undefined);
  assertStringIncludes(markdown(bare), FIGURE.figure.alternative);
});

Deno.test("notebook: a command that was cut off has no end", () => {
  const events: readonly Recorded[] = passedRun();
  const end = events.findIndex(({ type }) => type === "command-ended");
  const cell = codeCells(sourceOf(events.slice(0, end))).at(-1);
  assertEquals(Object.keys(cell?.metadata["execution"] ?? {}), [
    "iopub.status.busy",
    "iopub.execute_input",
  ]);
});

Deno.test("notebook: a rehearsal says so in its first cell and in its last", () => {
  const cells = cellsOf(sourceOf(passedRun(REHEARSAL)));
  for (const cell of [cells.at(0), cells.at(-1)]) {
    assertStringIncludes(cell?.source.join("") ?? "", "> **Rehearsal** of the real run");
  }
});

Deno.test("notebook: whatever data holds, it stands where it belongs and brings forth nothing", () => {
  for (const shown of SHOWN) {
    const { line, fixture } = shown;
    const source = { ...sourceOf(passedRun()), page: fixturePage(shown) };
    const [, file, command, ...others] = codeCells(source);
    assertEquals(others, [], fixture);
    assertEquals(file?.id, `file-${printable(fixture)}`.replaceAll(/[^\w-]/g, "-").slice(0, 58));
    const printed = `${printable(fixture)}\n`;
    assertEquals(
      command?.outputs.map((output) => output.output_type === "stream" && output.text.join("")),
      [printed + printed, printed],
      fixture,
    );
    const text = markdown(source);
    const headings = nodesOfType(text, "heading").map((node) => seen(textOf(node)));
    assertEquals(headings.filter((heading) => heading !== ""), line === "" ? [] : [line, line]);
    const cells = nodesOfType(text, "tableCell").map((node) => seen(textOf(node)));
    assertEquals(cells.slice(3), [line, line, "end"], fixture);
    assertEquals(nodesOfType(text, "code"), [], fixture);
  }
});

function cellsOf(source: RecordSource): readonly Cell[] {
  return JSON.parse(notebook.render(source)).cells;
}

function codeCells(source: RecordSource): readonly CodeCell[] {
  return cellsOf(source).filter((cell) => cell.cell_type === "code");
}

/** All Markdown of a notebook; outside code nothing in it can begin mathematics. */
function markdown(source: RecordSource): string {
  const cells = cellsOf(source).filter((cell) => cell.cell_type === "markdown");
  const text = cells.map((cell) => cell.source.join("")).join("\n\n");
  const outside = text.replaceAll(/(`+)(?!`).*?[^`]\1(?!`)/g, "");
  assertEquals(/\$|\\\\[()[\]]/.test(outside), false, outside);
  return text;
}

function seen(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
