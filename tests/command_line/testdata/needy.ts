/**
 * A runbook of two steps that need something of every kind, and a third that applies a file. What is said with `--set` is not so;
 * `--set silence` asks for what the cluster does not answer.
 *
 * @module
 */
import { AssertionError } from "@std/assert";
import { perform } from "../../../runbook/cli/mod.ts";
import type { JsonObject, Need, Runbook, Step } from "../../../runbook/mod.ts";

function need(id: string, gates: Need<JsonObject>["gates"]): Need<JsonObject> {
  return {
    id,
    title: `${id} is as it should be`,
    gates,
    async look({ core }, wrong) {
      await core.readNamespace({ name: "silence" in wrong ? "away" : "kube-system" });
      return id in wrong;
    },
    judge(seen) {
      if (seen === true) throw new AssertionError(`${id} is broken`);
    },
    remedy: `mend ${id}`,
  };
}

function step(id: string, needs: readonly Need<JsonObject>[]): Step<JsonObject> {
  return {
    id,
    title: `The step ${id}`,
    tell: async (t) => void await t.run`echo told`,
    needs,
  };
}

const applying: Step<JsonObject> = {
  id: "three",
  title: "The step three",
  async tell(t) {
    const manifest = await t.manifest("page.yaml", [
      { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "page" }, data: { text: "new" } },
    ]);
    await t.run`kubectl apply -f ${manifest}`;
    await t.show`kubectl get configmap page`;
  },
};

const shared = need("network", true);

const runbook: Runbook<JsonObject> = {
  name: "needy",
  version: "1.0.0",
  steps: [
    step("one", [shared, need("advice", false)]),
    step("two", [shared, need("stranger", "unless adopted"), need("power", true)]),
    applying,
  ],
  load: ({ overrides }) =>
    Promise.resolve({
      settings: Object.fromEntries(overrides.map((name) => [name, true])),
      origins: [],
      sources: [],
    }),
  tools: [{ name: "homectl", version: ["homectl", "version"] }],
  patience: () => ({ command: 10_000, eventually: 10_000, hold: 100 }),
  namespaces: () => [],
  direct: () => [],
  secrets: () => [],
  publication: {
    name: "needy",
    title: "Needy",
    position: 1,
    before: "Before",
    versions: () => [],
    pictures: () => [],
    wiki: () => Promise.resolve({ for: [], split: false }),
  },
};

const program = {
  summary: "Needy",
  version: "1.0.0",
  root: Deno.cwd(),
  load: () => Promise.resolve(runbook),
};
if (import.meta.main) Deno.exit(await perform(program, Deno.args));
