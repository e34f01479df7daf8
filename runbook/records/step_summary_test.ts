import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { Event, Recorded } from "../journal/mod.ts";
import {
  commandEvents,
  failedRun,
  fixturePage,
  nodesOf,
  nodesOfType,
  numbered,
  passedRun,
  REHEARSAL,
  runStarted,
  SHOWN,
  stepEvents,
  textOf,
} from "../testdata/mod.ts";
import { stepSummary } from "./step_summary.ts";
import { FIGURE, sourceOf } from "./testdata/source.ts";

const MANY = 1024 * 1024;

Deno.test("step summary: how it stands first, then each section; what passed is folded", () => {
  const text = stepSummary(sourceOf(passedRun()), MANY);
  assertEquals(headings(text), ["Load balancing", "How it went"]);
  assertEquals(folds(text), [
    "✔ The load balancer",
    "What was checked before",
    "30 more lines",
    "✔ Create a Loadbalanced Service",
    "Cluster, programs, settings",
    "All settings as they were",
  ]);
  assertStringIncludes(text, "**Verified** on 23 November 2026");
});

Deno.test("step summary: what failed is open, with what was expected and what explains it", () => {
  const text = stepSummary(sourceOf(failedRun()), MANY);
  assertEquals(headings(text), [
    "Load balancing",
    "How it went",
    "Create a Loadbalanced Service",
  ]);
  assertStringIncludes(text, "expected an IP address, found `<pending>`");
  assertStringIncludes(text, "**What explains it:**");
});

Deno.test("step summary: it stands alone: no link and no picture leads to a file", () => {
  const text = stepSummary(sourceOf(failedRun(), [FIGURE]), MANY);
  assertEquals(nodesOfType(text, "image"), []);
  assertEquals(nodesOfType(text, "link").map(({ url }) => url), ["https://metallb.io/"]);
  assertStringIncludes(text, FIGURE.figure.alternative);
});

Deno.test("step summary: a rehearsal says so", () => {
  const text = stepSummary(sourceOf(passedRun(REHEARSAL)), MANY);
  assertStringIncludes(text, "**Rehearsal** of the real run of 1 November 2026");
});

Deno.test("step summary: it is never longer than allowed, and says what it lacks", () => {
  const source = sourceOf(longRun());
  const whole = stepSummary(source, 10 * MANY);
  assert(size(whole) > 3 * MANY);
  assertEquals(whole.includes("Shortened"), false);
  for (const bytes of [MANY, 100_000, 20_000, 4_000]) {
    const text = stepSummary(source, bytes);
    assert(size(text) <= bytes, `${size(text)} of ${bytes}`);
    assertStringIncludes(text, "> Shortened, for GitHub takes no more");
    assertStringIncludes(text, "it is so: why");
  }
  assertStringIncludes(stepSummary(source, MANY), "… 19980 lines left out …");
  assertStringIncludes(stepSummary(source, MANY), "✔ passed");
  assertEquals(stepSummary(source, 300), "");
});

Deno.test("step summary: shortened or not, whatever data holds breaks nothing", () => {
  const source = sourceOf(passedRun());
  for (const shown of SHOWN) {
    const text = stepSummary({ ...source, page: fixturePage(shown) }, MANY);
    const said = headings(text).map((heading) => heading.replaceAll(/\s+/g, " ").trim());
    assertEquals(said.filter((line) => line !== ""), shown.line === "" ? [] : [shown.line]);
    assertEquals(nodesOfType(text, "code").length, 4, shown.fixture);
    const html = nodesOf(text).filter(({ type }) => type === "html").map(({ type }) => type);
    assertEquals(html.length % 2, 0, shown.fixture);
  }
});

/** A section with a lot of output that passed, and one with as much that failed at its end. */
function longRun(): readonly Recorded[] {
  const stdout = "0123456789 0123456789 0123456789 0123456789\n".repeat(20_000);
  const many = [1, 2].flatMap((command) => commandEvents(command, "kubectl logs demo", { stdout }));
  const no: Event = {
    type: "check",
    label: "it is so",
    phase: "tell",
    verdict: "no",
    message: "why",
    attempts: 1,
    duration: 1,
  };
  return numbered([
    runStarted({ steps: ["a", "b"] }),
    ...stepEvents("a", {}, many),
    ...stepEvents("b", { verdict: "failed", message: "it is so: why" }, [...many, no]),
    { type: "run-ended", verdict: "failed" },
  ]);
}

/** Headings of sections; those within them are of no interest here. */
function headings(markdown: string): readonly string[] {
  return nodesOfType(markdown, "heading").filter(({ depth }) => depth === 2).map(textOf);
}

/** What stands on the folds, as a browser shows it. */
function folds(markdown: string): readonly string[] {
  return [...markdown.matchAll(/<summary>(.*)<\/summary>/g)].map(([, text = ""]) =>
    text.replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
  );
}

function size(text: string): number {
  return new TextEncoder().encode(text).length;
}
