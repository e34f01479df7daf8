import { assertEquals, assertStringIncludes } from "@std/assert";
import { type BegunRun, type Event, fold, type Recorded, type Target } from "../journal/mod.ts";
import {
  begunRun,
  commandEvents,
  failedRun,
  numbered,
  passedRun,
  runStarted,
  stepEvents,
} from "../testdata/mod.ts";
import { hideNetwork } from "./hide_network.ts";

/** All that a run says, as a text; `JSON.stringify` alone would leave out what is in maps. */
function wordsOf(run: BegunRun): string {
  return JSON.stringify(run, (_, value) => value instanceof Map ? [...value] : value);
}

function hidden(events: readonly Recorded[]): BegunRun {
  return hideNetwork(begunRun(fold(events)));
}

/** A run of one step that tells this. */
function telling(events: readonly Event[]): readonly Recorded[] {
  return numbered([runStarted({ target: TARGET }), ...stepEvents("one", {}, events)]);
}

const TARGET: Target = {
  context: "mine",
  server: "https://attic.lan:6443",
  identity: "1",
  version: "v1.35.4",
  nodes: [{
    name: "attic",
    address: "192.168.7.11",
    architecture: "amd64",
    kubelet: "v1.35.4",
    runtime: "containerd://2.1.0",
  }],
};

Deno.test("hide network: a run without names and addresses stays the same", () => {
  const events = passedRun({ target: null, settings: {} });
  const innocent = numbered(
    events.flatMap(({ n: _, at: __, ...event }) =>
      JSON.stringify(event).includes("192.168") ? [] : [event]
    ),
  );
  assertEquals(hidden(innocent), begunRun(fold(innocent)));
});

Deno.test("hide network: wherever a name or an address stands in a run, it is gone", () => {
  const said = "attic.lan attic 192.168.7.11 dc:a6:32:01:02:03";
  const finding = { title: said, lines: [said] };
  const look = { label: said, phase: "tell", attempts: 1, duration: 1 } as const;
  const told = (command: number): readonly Event[] => [
    { type: "prose", style: "say", text: said },
    { type: "file", name: "a.yaml", language: "yaml", text: said },
    { type: "learned", name: "a", value: { [said]: [said] } },
    ...commandEvents(command, said, {
      stdout: said,
      stderr: said,
      expects: { stdout: said, stderr: said, where: { a: said } },
      check: { message: said, remedy: said, captures: { a: said } },
    }),
    { type: "check", ...look, verdict: "yes", seen: { [said]: said } },
    { type: "check", ...look, verdict: "unknown", error: { kind: "other", message: said } },
    { type: "diagnosis", id: "a", cause: said, remedy: said, evidence: { [said]: said } },
    { type: "gathered", findings: [finding] },
  ];
  const begin = runStarted({
    target: TARGET,
    settings: { a: said },
    asked: {
      settingsFile: "/etc/attic.yaml",
      overrides: ["address=192.168.7.11"],
      context: "mine",
      adopt: false,
    },
  });
  const events = numbered([
    begin,
    ...stepEvents("one", { action: "needs" }, told(1)),
    ...stepEvents("one", { verdict: "failed", message: said }, told(2)),
    { type: "run-ended", verdict: "failed", message: said },
    { ...begin, type: "run-resumed" },
    ...stepEvents("one", { verdict: "passed", message: said }, told(3)),
    ...stepEvents("one", { action: "verify" }, told(4)),
    ...stepEvents("one", { action: "undo" }, told(5)),
    { type: "command-started", command: 6, mode: "change", text: said, expects: { exits: [0] } },
  ]);
  const words = wordsOf(hidden(events));
  for (const real of ["attic", "192.168", "dc:a6", "mine"]) {
    assertEquals(words.split(real).slice(1).map((rest) => rest.slice(0, 80)), [], real);
  }
  const standIns = "server.example node-1 192.0.2.1 00:00:5e:00:53:01";
  assertEquals(
    words.split(standIns).length,
    wordsOf(begunRun(fold(events))).split(said).length,
  );
});

Deno.test("hide network: what a pipe has cut in two is found all the same", () => {
  const pieces = ["NAME\nat", "tic", " Ready 192.16", "8.7.11\nattic", "s\n"];
  const cut = (texts: readonly string[]) =>
    telling(texts.map((text) => ({ type: "output", command: 1, stream: "stdout", text })));
  const printed = (run: BegunRun) =>
    run.steps.get("one")?.telling?.events.map((event) => event.type === "output" ? event.text : "")
      .join("");
  assertEquals(printed(hidden(cut(pieces))), printed(hidden(cut([pieces.join("")]))));
  assertStringIncludes(printed(hidden(cut(pieces))) ?? "", "node-1 Ready 192.0.2.1\nattics");
});

Deno.test("hide network: what a later look finds changes no earlier stand-in", () => {
  const events = failedRun();
  const later = stepEvents("loadbalancer", { action: "verify" }, [
    { type: "prose", style: "say", text: "192.168.1.77" },
  ]);
  const more = numbered([...events, ...later]);
  const tellings = (run: BegunRun) => [...run.steps.values()].map(({ telling }) => telling);
  assertEquals(tellings(hidden(more)), tellings(hidden(events)));
});

Deno.test("hide network: twice gives the same, and hides nothing more", () => {
  const run = begunRun(fold(failedRun()));
  assertEquals(hideNetwork(run), hideNetwork(run));
  assertEquals(wordsOf(hideNetwork(hideNetwork(run))), wordsOf(hideNetwork(run)));
});
