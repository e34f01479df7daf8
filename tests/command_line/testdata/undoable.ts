/**
 * A runbook of two steps that make a file each and take it back; the second leaves something behind,
 * and its file can be told to stay where it is.
 *
 * @module
 */
import { AssertionError } from "@std/assert";
import { perform } from "../../../runbook/cli/mod.ts";
import type { JsonObject, Runbook, Step } from "../../../runbook/mod.ts";

/** A step whose undoing waits for as long as there is a file `hold` beside its own. */
function step(id: string, more: Partial<Step<JsonObject>> = {}): Step<JsonObject> {
  return {
    id,
    title: `The file ${id}`,
    tell: async (t) => void await t.run`touch ${path(t.config, id)}`,
    holds: (t) =>
      t.check(
        `the file ${id} is there`,
        () => exists(path(t.config, id)),
        (there) => {
          if (!there) throw new AssertionError(`the file ${id} is gone`);
        },
      ),
    async undo(t) {
      await t.run`while [ -e ${path(t.config, "hold")} ]; do sleep 0.1; done`;
      await t.run`rm -f ${path(t.config, id)}`;
    },
    ...more,
  };
}

const first = step("first");
const keeping = step("keeping", {
  async undo(t) {
    t.note`The folder of
      ${"keeping"} stays, for others use it`;
    await t.run`rm -f ${path(t.config, "keeping")}`;
  },
});
/** Waits for what its command would have made. */
const patient = step("patient", {
  async tell(t) {
    await t.run`touch ${path(t.config, "patient")}`;
    await t.eventually`test -e ${path(t.config, "patient")}`;
  },
});

function path(settings: JsonObject, name: string): string {
  return `${settings.folder}/${name}`;
}

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}

const runbook: Runbook<JsonObject> = {
  name: "undoable",
  version: "1.0.0",
  steps: [first, keeping, patient],
  load: () =>
    Promise.resolve({
      settings: { folder: Deno.env.get("FOLDER") ?? "" },
      origins: [],
      sources: [],
    }),
  tools: [{ name: "bash", version: ["bash", "--version"] }],
  patience: () => ({ command: 60_000, eventually: 600_000, hold: 300 }),
  namespaces: () => [],
  direct: () => [],
  secrets: () => [],
  publication: {
    name: "undoable",
    title: "Undoable",
    position: 1,
    before: "Before",
    versions: () => [],
    pictures: () => [],
    wiki: () => Promise.resolve({ for: [], split: false }),
  },
};

const program = {
  summary: "Undoable",
  version: "1.0.0",
  root: Deno.cwd(),
  load: () => Promise.resolve(runbook),
};
if (import.meta.main) Deno.exit(await perform(program, Deno.args));
