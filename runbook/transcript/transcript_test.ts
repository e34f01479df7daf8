import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import type { Event } from "../journal/mod.ts";
import {
  assertAsKept,
  commandEvents,
  failedRun,
  nodesOfType,
  numbered,
  passedRun,
  REHEARSAL,
  runStarted,
  stepEvents,
  textOf,
} from "../testdata/mod.ts";
import { transcriptOf } from "./transcript.ts";

Deno.test("transcript: an index and a page a step, each as told", async () => {
  for (const [name, run] of Object.entries({ passed: passedRun(), failed: failedRun() })) {
    const files = transcriptOf(run);
    assertEquals(files.map(({ path }) => path), [
      "index.md",
      "1-loadbalancer.md",
      "2-demo-service.md",
    ]);
    for (const { path, text } of files) {
      await assertAsKept(new URL(`testdata/${name}/${path}.txt`, import.meta.url), text);
    }
  }
});

Deno.test("transcript: the same events give the same bytes", () => {
  assertEquals(transcriptOf(failedRun()), transcriptOf(structuredClone(failedRun())));
});

Deno.test("transcript: a run that never began has none", () => {
  assertEquals(transcriptOf([]), []);
});

Deno.test("transcript: a rehearsal says so first and last on every page, with day and versions", () => {
  const files = transcriptOf(passedRun(REHEARSAL));
  assertEquals(files.length, 3);
  for (const { text } of files) {
    const lines = text.trimEnd().split("\n");
    assertEquals(lines.at(0), lines.at(-1));
    for (const told of ["**Rehearsal**", "1 November 2026", "Kubernetes v1.35.4", "helm v4.1.4"]) {
      assertStringIncludes(lines.at(0) ?? "", told);
    }
    assertStringIncludes(lines.at(0) ?? "", "`deno task lab run`");
  }
  for (const { text } of transcriptOf(passedRun())) assert(!text.includes("ehears"));
});

Deno.test("transcript: wherever the journal was cut off, the pages are there and no step passes", () => {
  const events = passedRun();
  const ends = events.filter(({ type }) => type === "step-ended").map(({ n }) => n);
  const tellingEnds = [ends[1] ?? 0, ends[2] ?? 0];
  for (let kept = 1; kept < events.length; kept++) {
    const [index, ...steps] = transcriptOf(events.slice(0, kept));
    assertStringIncludes(index?.text ?? "", "Not ended");
    assertStringIncludes(index?.text ?? "", "deno task resume");
    const passed = steps.map(({ text }) => text.includes("✔ **Passed**"));
    assertEquals(passed, tellingEnds.map((end) => kept >= end), `${kept} events`);
  }
});

Deno.test("transcript: a step that is chosen and not told yet has its page and says so", () => {
  const [index, , second] = transcriptOf(numbered([
    runStarted(),
    ...stepEvents("loadbalancer", {}, []),
  ]));
  assertEquals(second?.path, "2-demo-service.md");
  assertStringIncludes(second?.text ?? "", "**Not told**");
  const links = nodesOfType(index?.text ?? "", "link").map(({ url }) => url);
  assertEquals(links, ["1-loadbalancer.md", "2-demo-service.md"]);
});

Deno.test("transcript: what failed before it was mended stays on the step's page", () => {
  const [, page] = transcriptOf(numbered([
    runStarted(),
    ...stepEvents("loadbalancer", { verdict: "failed", message: "the image is missing" }, []),
    { ...runStarted(), type: "run-resumed" },
    ...stepEvents("loadbalancer", {}, []),
  ]));
  assertStringIncludes(page?.text ?? "", "✔ **Passed**");
  assertMatch(page?.text ?? "", /✘ Before that: failed, begun .*: the image is missing/);
});

Deno.test("transcript: a command whose end is not recorded is named as such", () => {
  const [started, process] = commandEvents(1, "sleep 9");
  assert(started !== undefined && process !== undefined);
  const page = stepPage([started, process]);
  assertStringIncludes(page, "$ sleep 9");
  assertStringIncludes(page, "The end of this command is not recorded");
});

Deno.test("transcript: what was left out of an output is said, and where it is", () => {
  const page = stepPage(commandEvents(1, "cat big", {
    stdout: "tail\n",
    omitted: { bytes: 123_456, file: "output/1.stdout.txt", sha256: "0".repeat(64) },
  }));
  assertStringIncludes(page, "… 123456 bytes left out …\ntail");
  assertStringIncludes(page, "`output/1.stdout.txt`");
});

Deno.test("transcript: what an expectation passes over is folded where it is long", () => {
  const page = stepPage(commandEvents(1, "seq 40", {
    expects: { stdout: "1\n...\n40" },
    stdout: Array.from({ length: 40 }, (_, line) => `${line + 1}\n`).join(""),
  }));
  const codes = nodesOfType(page, "code").map(({ value }) => value.split("\n"));
  assertEquals(codes.map((lines) => lines.length), [2, 38, 1]);
  assertStringIncludes(page, "<summary>38 more lines</summary>");
  const tags = nodesOfType(page, "html").map(({ value }) => value.split("\n")[0]);
  assertEquals(tags.filter((tag) => tag?.includes("details")), ["<details>", "</details>"]);
});

Deno.test("transcript: nothing of an output that was not as expected is folded", () => {
  const page = stepPage(commandEvents(1, "seq 40", {
    expects: { stdout: "1\n...\n41" },
    stdout: Array.from({ length: 40 }, (_, line) => `${line + 1}\n`).join(""),
    check: { verdict: "no", message: "stdout: expected a line `41`, found none" },
  }));
  const [first] = nodesOfType(page, "code");
  assertEquals(first?.value.split("\n").length, 41);
  assert(!page.includes("<details>"));
});

Deno.test("transcript: the difference of two values is shown line by line, without colours", () => {
  const page = stepPage([{
    type: "check",
    label: "the pool is as configured",
    phase: "hold",
    verdict: "no",
    message: "Values are not equal\n\n\u001b[31m-   1\u001b[39m\n+   `2`",
    seen: [1],
    remedy: "run `deno task resume`",
    attempts: 4,
    duration: 10_000,
  }]);
  const codes = nodesOfType(page, "code").map(({ value }) => value);
  assertEquals(codes, ["-   1\n+   `2`", "[\n  1\n]"]);
  const [failure] = nodesOfType(page, "blockquote");
  assert(failure !== undefined);
  assertStringIncludes(textOf(failure), "not so: the pool is as configured (4 looks, 10 s)");
  assertStringIncludes(textOf(failure), "To mend it: run deno task resume");
});

Deno.test("transcript: a need that is not met stands above the step that was not told", () => {
  const [, page] = transcriptOf(numbered([
    runStarted({ steps: ["x"] }),
    ...stepEvents("x", { action: "needs", verdict: "failed" }, [{
      type: "check",
      label: "kubectl is there",
      phase: "need",
      verdict: "no",
      message: "no such program",
      attempts: 1,
      duration: 1,
    }]),
  ]));
  assertStringIncludes(page?.text ?? "", "✘ **Stopped before it: failed**");
  assertStringIncludes(page?.text ?? "", "no such program");
});

Deno.test("transcript: undoing and verifying stand below what was told", () => {
  const [, page] = transcriptOf(numbered([
    runStarted({ steps: ["x"] }),
    ...stepEvents("x", { title: "X" }, commandEvents(1, "kubectl apply")),
    ...stepEvents("x", { title: "X", action: "verify" }, []),
    ...stepEvents("x", { title: "X", action: "undo" }, commandEvents(2, "kubectl delete")),
  ]));
  const headings = nodesOfType(page?.text ?? "", "heading").map(textOf);
  assertEquals(headings, ["X", "Taken back", "Looked at again"]);
  assertStringIncludes(page?.text ?? "", "**Taken back**");
});

Deno.test("transcript: a step's name cannot lead out of the folder", () => {
  const files = transcriptOf(numbered([runStarted({ steps: ["../../x"] })]));
  assertEquals(files.map(({ path }) => path), ["index.md", "1-------x.md"]);
});

/** The page of a step that told these events. */
function stepPage(events: readonly Event[]): string {
  const [, page] = transcriptOf(numbered([
    runStarted({ steps: ["x"] }),
    ...stepEvents("x", {}, events),
  ]));
  return page?.text ?? "";
}
