import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { fileURLToPath } from "node:url";
import type { Json } from "../runbook/mod.ts";
import {
  type BegunRun,
  decodeJournal,
  fold,
  readChunks,
  type Recorded,
} from "../runbook/journal/mod.ts";
import { describe, draw } from "../runbook/pictures/mod.ts";
import { begunRun } from "../runbook/testdata/mod.ts";
import * as labels from "./labels.ts";
import { pictures } from "./pictures.ts";

const JOURNAL = fileURLToPath(new URL("recording/journal.jsonl", import.meta.url));

Deno.test("pictures: the recording shows the way to every pod, and who answered each request", () => {
  const run = runOf(recorded());
  const drawn = pictures(run);
  assertEquals(drawn.map(({ step, name }) => `${step}: ${name}`), [
    "multi-node: request-way",
    "multi-node: replica-requests",
  ]);
  const [way = "", lanes = ""] = drawn.map(({ picture }) => describe(picture));
  const { address, domain } = run.header.settings;
  assertStringIncludes(way, `the address ${address} (from MetalLB's pool homelab)`);
  assertStringIncludes(way, "ingress-nginx-controller-");
  assertStringIncludes(way, `host demo.${domain}, then to the service demo (port 80)`);
  assertStringIncludes(
    way,
    `host echoserver.${domain}, then to the service echoserver (port 8080)`,
  );
  const replicas = way.match(/pod echoserver-\S+ \(on node\d\)/g) ?? [];
  assertEquals(replicas.length, 3);
  for (const replica of replicas) assertStringIncludes(lanes, replica.replace("pod ", ""));
  assert(/^30 requests in \d+ ms, shared by 3\./.test(lanes), lanes);
  assert(!lanes.includes("Nobody took"), lanes);
});

Deno.test("pictures: a run that stopped shows what it came to, under its last step", () => {
  assertEquals(waysBefore("ingress"), []);
  assertEquals(waysBefore("demo-service"), ["ingress"]);
  assertEquals(waysBefore("multi-node"), ["demo-service"]);
  assertEquals(waysBefore("sidetrack-hostname"), ["multi-node"]);
});

Deno.test("pictures: an address that was not seen to be ours is no part of a way that nobody went", () => {
  const stop = tellingOf("demo-service");
  const run = runOf(
    recorded().slice(0, stop).map((event) =>
      event.type === "check" && event.label === labels.ADDRESS_IS_OURS
        ? { ...event, verdict: "no" }
        : event
    ),
  );
  assertEquals(pictures(run), []);
});

Deno.test("pictures: requests of which some are missing are drawn all the same", () => {
  const run = runOf(
    recorded().map((event) =>
      event.type === "check" && event.label === labels.REPLICAS_ANSWERED
        ? { ...event, verdict: "no", seen: [{ pod: "echo-1", node: "", requests: [2, 2, 4] }] }
        : event
    ),
  );
  const lanes = pictures(run).find(({ name }) => name === "replica-requests");
  assert(lanes !== undefined, "it is not drawn");
  assertStringIncludes(
    describe(lanes.picture),
    "echo-1: 2 requests, number 2, 4. Nobody took 1, 3, 5 to 30.",
  );
});

Deno.test("pictures: of requests that were sent more than once the time is not told", () => {
  const run = runOf(
    recorded().map((event) => event.type === "command-ended" ? { ...event, attempts: 2 } : event),
  );
  const [, lanes] = pictures(run);
  assert(lanes?.picture.type === "lanes");
  assertEquals(lanes.picture.duration, undefined);
});

Deno.test("pictures: whatever a look has seen, nothing breaks", () => {
  const strange: readonly Json[] = [null, true, 7, "text", [], {}, [[null], { pod: 1 }], {
    pods: [{ name: 3, ready: true }, null, { name: "<pod>", ready: true }],
    addresses: [{}],
    pool: 4,
  }, [{ pod: "p", node: 2, requests: [0, -1, 1.5, "2", null, 1e300] }]];
  for (const seen of strange) {
    const run = runOf(
      recorded().map((event) => event.type === "check" ? { ...event, seen } : event),
    );
    for (const { picture } of pictures(run)) assertStringIncludes(draw(picture), "</svg>");
  }
});

Deno.test("pictures: the labels by which looks are found are those of the recording", () => {
  const events = recorded().flatMap((event) =>
    event.type === "check" ? [event.label] : event.type === "learned" ? [event.name] : []
  );
  for (const label of Object.values(labels)) assert(events.includes(label), `no "${label}"`);
});

/** What the shipped recording holds. */
function recorded(): readonly Recorded[] {
  return [...decodeJournal(readChunks(JOURNAL), JOURNAL)];
}

/** Where the way stands when the run stopped before a step was told. */
function waysBefore(step: string): readonly string[] {
  const drawn = pictures(runOf(recorded().slice(0, tellingOf(step))));
  return drawn.filter(({ name }) => name === "request-way").map(({ step }) => step);
}

/** At which event the telling of a step begins. */
function tellingOf(step: string): number {
  return recorded().findIndex((event) =>
    event.type === "step-started" && event.step === step && event.action === "tell"
  );
}

function runOf(events: readonly Recorded[]): BegunRun {
  return begunRun(fold(events));
}
