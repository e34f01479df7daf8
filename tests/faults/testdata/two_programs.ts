/**
 * A runbook of two steps, each of which runs a program that is as good as the test has made it.
 *
 * @module
 */
import { perform } from "../../../runbook/cli/mod.ts";
import type { JsonObject, Runbook, Step } from "../../../runbook/mod.ts";

const first: Step<JsonObject> = {
  id: "first",
  title: "Run a program",
  async tell(t) {
    await t.run`first-program`;
  },
};

const second: Step<JsonObject> = {
  id: "second",
  title: "Run another program",
  async tell(t) {
    await t.run`second-program`;
  },
};

const runbook: Runbook<JsonObject> = {
  name: "two-programs",
  version: "1.0.0",
  steps: [first, second],
  load: () => Promise.resolve({ settings: {}, origins: [], sources: [] }),
  tools: [],
  patience: () => ({ command: 60_000, eventually: 60_000, hold: 1_000 }),
  namespaces: () => [],
  direct: () => [],
  secrets: () => [],
  publication: {
    name: "two-programs",
    title: "Two programs",
    position: 1,
    before: "Before",
    versions: () => [],
    pictures: () => [],
    wiki: () => Promise.resolve({ for: ["docusaurus"], split: false }),
  },
};

const program = {
  summary: "Two programs",
  version: "1.0.0",
  root: Deno.cwd(),
  load: () => Promise.resolve(runbook),
};
if (import.meta.main) Deno.exit(await perform(program, Deno.args));
