import { assertEquals, assertThrows } from "@std/assert";
import { EnvironmentError } from "../errors/mod.ts";
import { testFolder } from "../testdata/mod.ts";
import { makeStep } from "./make_step.ts";

const REGISTRY = `import { ingress } from "./ingress.ts";
import { runs } from "./runs.ts";
import { version } from "./version.ts";

export const runbook = {
  steps: [
    runs,
    ingress,
  ],
};
`;

/** Lays down what a step is made from; returns the names and the registry that are there. */
function layDown(root: string): () => readonly string[] {
  Deno.mkdirSync(`${root}/steps/template`, { recursive: true });
  const steps = {
    "further_step.ts": "export const furtherStep = 1;\n",
    "further_step_test.ts": "",
  };
  for (const [name, text] of Object.entries(steps)) {
    Deno.writeTextFileSync(`${root}/steps/template/${name}`, text);
  }
  Deno.writeTextFileSync(`${root}/steps/mod.ts`, REGISTRY);
  return () => {
    const names = [...Deno.readDirSync(`${root}/steps`)].map(({ name }) => name).toSorted();
    return [...names, Deno.readTextFileSync(`${root}/steps/mod.ts`)];
  };
}

Deno.test("make step: it is the last step, and its import stands in alphabetical order", async () => {
  await using folder = await testFolder();
  const seen = layDown(folder.path);
  makeStep({ root: folder.path, id: "my-dns", taken: [] });
  makeStep({ root: folder.path, id: "zone", taken: [] });
  assertEquals(
    seen().at(-1),
    `import { ingress } from "./ingress.ts";
import { myDns } from "./my_dns.ts";
import { runs } from "./runs.ts";
import { version } from "./version.ts";
import { zone } from "./zone.ts";

export const runbook = {
  steps: [
    runs,
    ingress,
    myDns,
    zone,
  ],
};
`,
  );
  const made = Deno.readTextFileSync(`${folder.path}/steps/my_dns.ts`);
  assertEquals(made, "export const myDns = 1;\n");
});

Deno.test("make step: where the registry cannot be written, the step's files do not stay", async () => {
  await using folder = await testFolder();
  // In the way of the draft that would become the registry.
  const seen = layDown(folder.path);
  Deno.mkdirSync(`${folder.path}/steps/.mod.ts.${Deno.pid}/full`, { recursive: true });
  const before = seen();
  assertThrows(
    () => makeStep({ root: folder.path, id: "my-dns", taken: [] }),
    EnvironmentError,
    'Cannot write "steps/mod.ts"',
  );
  assertEquals(seen(), before);
});
