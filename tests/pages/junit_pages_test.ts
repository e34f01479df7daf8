/** JUnit files, held against Jenkins' schema by libxml2 and read by junitparser. */

import { assertEquals, assertStringIncludes } from "@std/assert";
import { fileURLToPath } from "node:url";
import { fold } from "../../runbook/journal/mod.ts";
import { junit, type RecordSource } from "../../runbook/records/mod.ts";
import {
  commandEvents,
  numbered,
  runStarted,
  SHOWN,
  stepEvents,
  testFolder,
} from "../../runbook/testdata/mod.ts";
import { ran } from "./ran.ts";
import { recordSamples, sampleOf } from "./record_samples.ts";
import { tool } from "./tools/mod.ts";

Deno.test("junit pages: a run that passed has no complaint, and says what it rests on", async () => {
  const suites = await suitesOf(recordSamples().passed);
  assertEquals(suites.map(({ counts }) => counts), [[4, 0, 0, 0], [1, 0, 0, 0]]);
  assertEquals(suites.map(({ name }) => name), [
    "The load balancer",
    "Create a Loadbalanced Service",
  ]);
  const [{ properties, timestamp, cases } = NO_SUITE] = suites;
  assertEquals(properties["kubernetes"], "v1.35.4");
  assertEquals(properties["cluster.nodes"], "node-1");
  assertEquals(timestamp, "2026-11-23T18:15:01.000Z");
  const [, applied] = cases;
  assertEquals(applied?.time, 1.2);
  assertEquals(applied?.stdout, "ipaddresspool.metallb.io/homelab created\n");
  assertEquals(applied?.stderr, "Warning: beta\n");
});

Deno.test("junit pages: a run that failed has one failure, with its reason and its place", async () => {
  const [, { counts, cases: [pending] } = NO_SUITE] = await suitesOf(recordSamples().failed);
  assertEquals(counts, [1, 1, 0, 0]);
  const [[type, kind, message, text = ""] = []] = pending?.complaints ?? [];
  assertEquals([type, kind, message], [
    "failure",
    "not as expected",
    "stdout: expected an IP address, found `<pending>`",
  ]);
  assertStringIncludes(text, "at steps/demo_service.ts:42:11\n");
  assertStringIncludes(text, "What explains it: MetalLB has no address left");
});

Deno.test("junit pages: the shipped recording has a case for every command and look", async () => {
  const source = recordSamples().recording;
  const suites = await suitesOf(source);
  const events = [...source.run.steps.values()].flatMap(({ needs, telling }) => [
    ...needs?.events ?? [],
    ...telling?.events ?? [],
  ]);
  const checks = events.filter(({ type }) => type === "check").length;
  assertEquals(suites.reduce((sum, { cases }) => sum + cases.length, 0), checks);
  assertEquals(suites.flatMap(({ cases }) => cases).flatMap(({ complaints }) => complaints), []);
});

Deno.test("junit pages: a fixture is read as it is, wherever it stands", async () => {
  for (const { fixture, block } of SHOWN) {
    const run = fold(numbered([
      runStarted({ steps: [fixture] }),
      ...stepEvents(fixture, { title: fixture, verdict: "failed" }, [
        ...commandEvents(1, fixture, {
          stdout: `${fixture}\n`,
          stderr: `${fixture}\n`,
          check: { verdict: "no", message: `x ${fixture}` },
        }),
      ]),
    ]));
    const [{ name, cases } = NO_SUITE, ...others] = await suitesOf(sampleOf(run));
    assertEquals(others, []);
    assertEquals(cases.length, 1);
    const [one] = cases;
    assertEquals([name, one?.class, one?.name].map(plain), [block, block, block].map(plain));
    assertEquals(one?.complaints.length, 1);
    assertEquals([one?.stdout, one?.stderr].map(plain), [block, block].map(plain));
  }
});

interface Suite {
  readonly name: string;
  readonly counts: readonly number[];
  readonly timestamp: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly cases: readonly {
    readonly class: string;
    readonly name: string;
    readonly time: number | null;
    readonly complaints: readonly (readonly string[])[];
    readonly stdout: string | null;
    readonly stderr: string | null;
  }[];
}

const NO_SUITE: Suite = { name: "", counts: [], timestamp: "", properties: {}, cases: [] };

/** The suites as a reader of another maker sees them, of a file that the schema allows. */
async function suitesOf(source: RecordSource): Promise<readonly Suite[]> {
  await using folder = await testFolder();
  const file = `${folder.path}/run.xml`;
  await Deno.writeTextFile(file, junit.render(source));
  await ran([await tool("xmllint"), "--noout", "--schema", await tool("junit-schema"), file]);
  const reader = fileURLToPath(new URL("readers/junit_cases.py", import.meta.url));
  return JSON.parse(await ran([await tool("python"), reader, file]));
}

/** Readers differ in the line feeds at the end. */
function plain(text: string | null | undefined): string {
  return (text ?? "").replace(/\n+$/, "");
}
