/**
 * A runbook of two small steps: the first shows what no output may show, the second takes as long as
 * its helm does.
 *
 * @module
 */
import { perform } from "../../../runbook/cli/mod.ts";
import { isFormatId, type JsonObject, type Runbook, type Step } from "../../../runbook/mod.ts";

const secretive: Step<JsonObject> = {
  id: "secretive",
  title: "Show a kubeconfig",
  async tell(t) {
    t.say`What is in it must not be seen.`;
    await t.show`kubectl config view --raw`;
  },
};

const lasting: Step<JsonObject> = {
  id: "lasting",
  title: "Install something",
  async tell(t) {
    await t.run`helm install something`;
  },
};

const runbook: Runbook<JsonObject> = {
  name: "two-steps",
  version: "1.0.0",
  steps: [secretive, lasting],
  load: () => Promise.resolve({ settings: {}, origins: [], sources: [] }),
  tools: [
    { name: "kubectl", version: ["kubectl", "version"] },
    { name: "helm", version: ["helm", "version"] },
  ],
  patience: () => ({ command: 60_000, eventually: 60_000, hold: 1_000 }),
  namespaces: () => ["default"],
  direct: () => [],
  secrets: () => ["PLANTED"],
  publication: {
    name: "two-steps",
    title: "Two steps",
    position: 1,
    before: "Before",
    versions: () => [],
    pictures: () => [],
    wiki: ({ overrides }) => Promise.resolve({ for: overrides.filter(isFormatId), split: false }),
  },
};

const program = {
  summary: "Two steps",
  version: "1.0.0",
  root: Deno.cwd(),
  load: () => Promise.resolve(runbook),
};
if (import.meta.main) Deno.exit(await perform(program, Deno.args));
