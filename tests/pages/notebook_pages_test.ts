/** Notebooks, held against nbformat's schema and executed by nbclient in Deno's own kernel. */

import {
  assert,
  assertEquals,
  AssertionError,
  assertRejects,
  assertStringIncludes,
} from "@std/assert";
import { fileURLToPath } from "node:url";
import { notebook, type RecordSource } from "../../runbook/records/mod.ts";
import { fixturePage, SHOWN, testFolder } from "../../runbook/testdata/mod.ts";
import { ran } from "./ran.ts";
import { PICTURE, recordSamples } from "./record_samples.ts";
import { tool } from "./tools/mod.ts";

Deno.test("notebook pages: run as a whole, a notebook changes nothing", async (t) => {
  await using desk = await openDesk();
  for (const [name, source] of Object.entries(recordSamples())) {
    await t.step(name, async () => {
      const executed = await desk.execute(source);
      assertEquals(await desk.called(), "");
      assert(executed.length > 1);
      for (const { id, outputs } of executed) {
        assert(outputs.every(({ output_type }) => output_type !== "error"), id);
      }
    });
  }
});

Deno.test("notebook pages: what a cell would do is shown", async () => {
  await using desk = await openDesk();
  const executed = await desk.execute(recordSamples().failed);
  const texts = executed.map(({ id, outputs }) => [id, outputs.map(shownOf).join("")]);
  const shown = new Map(texts.filter(([, text]) => text !== "") as [string, string][]);
  // Now and then the kernel loses what a cell prints: what is there must be right.
  const expected: Readonly<Record<string, string>> = {
    "file-pool-yaml": "Not written: pool.yaml\n",
    "loadbalancer-1": "Not run: kubectl apply -f pool.yaml\n",
    "loadbalancer-2": "Not run: kubectl get pods\n",
    "way": PICTURE,
    "demo-service-1": "Not run: kubectl get service demo\n",
  };
  assert(shown.size > 1);
  for (const [id, text] of shown) assertEquals(text, expected[id], id);
});

Deno.test("notebook pages: a fixture breaks no cell", async () => {
  await using desk = await openDesk();
  const source = recordSamples().passed;
  const blocks = SHOWN.flatMap((shown) => fixturePage(shown).blocks);
  const executed = await desk.execute({ ...source, page: { ...source.page, blocks } });
  assertEquals(executed.length, 1 + 2 * SHOWN.length);
  assertEquals(await desk.called(), "");
});

Deno.test("notebook pages: where it is meant, files are written and commands run until one fails", async () => {
  await using desk = await openDesk();
  const run = () => desk.execute(recordSamples().passed, { RUNBOOK_RUN_COMMANDS: "yes" });
  // The last command of that run is none that bash understands.
  await assertRejects(run, AssertionError, "It ended with 2");
  const called = await desk.called();
  assertStringIncludes(called, "kubectl apply -f pool.yaml\nkind: IPAddressPool\n");
  assertStringIncludes(called, "kubectl get pods\n");
});

interface Executed {
  readonly id: string;
  readonly outputs: readonly Shown[];
}

interface Shown {
  readonly output_type: string;
  readonly text?: string | readonly string[];
  readonly data?: Readonly<Record<string, string | readonly string[]>>;
}

function shownOf({ text, data }: Shown): string {
  return [text ?? data?.["image/svg+xml"] ?? ""].flat().join("");
}

/** A user's home with Deno's kernel, where every program that a cell may call notes that it was. */
interface Desk extends AsyncDisposable {
  /** Runs a notebook to its end, and gives its code cells. */
  execute(
    source: RecordSource,
    env?: Readonly<Record<string, string>>,
  ): Promise<readonly Executed[]>;
  /** The calls of programs so far, with the files that are applied. */
  called(): Promise<string>;
}

const PROGRAMS = ["kubectl", "helm", "curl"];

async function openDesk(): Promise<Desk> {
  const folder = await testFolder();
  const { path } = folder;
  const calls = `${path}/calls`;
  await Deno.writeTextFile(calls, "");
  await Deno.mkdir(`${path}/bin`);
  for (const program of PROGRAMS) {
    const script = `#!/bin/sh\necho ${program} "$@" >> '${calls}'\ncat pool.yaml >> '${calls}'\n`;
    await Deno.writeTextFile(`${path}/bin/${program}`, script, { mode: 0o755 });
  }
  const { denoDir } = JSON.parse(await ran([Deno.execPath(), "info", "--json"]));
  const own = {
    HOME: path,
    XDG_DATA_HOME: `${path}/data`,
    JUPYTER_PATH: `${path}/data/jupyter:${path}/.local/share/jupyter`,
    DENO_DIR: denoDir,
    NO_COLOR: "1",
    PATH: `${path}/bin:${Deno.env.get("PATH")}`,
  };
  await ran([Deno.execPath(), "jupyter", "--install"], own);
  const reader = fileURLToPath(new URL("readers/execute_notebook.py", import.meta.url));
  return {
    async execute(source, env = {}) {
      const file = `${path}/run.ipynb`;
      await Deno.writeTextFile(file, notebook.render(source));
      const executed = await ran([await tool("python"), reader, file], { ...own, ...env });
      const { cells } = JSON.parse(executed);
      return cells.filter((cell: { cell_type: string }) => cell.cell_type === "code");
    },
    called: () => Deno.readTextFile(calls),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}
