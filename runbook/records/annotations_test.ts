import { assertEquals, assertMatch } from "@std/assert";
import type { Check, Event } from "../journal/mod.ts";
import {
  failedRun,
  FIXTURES,
  numbered,
  passedRun,
  runStarted,
  stepEvents,
} from "../testdata/mod.ts";
import { printable } from "../wording/mod.ts";
import { annotationsOf } from "./annotations.ts";
import { begun } from "./testdata/source.ts";

const TITLE = "title=Create a Loadbalanced Service";
const MESSAGE = "kubectl get service demo: stdout: expected an IP address, found `<pending>`";

Deno.test("annotations: a check that said no is an error at its place", () => {
  assertEquals(annotationsOf(begun(failedRun())), [
    `::error file=steps/demo_service.ts,line=42,col=11,${TITLE}::${MESSAGE}`,
  ]);
});

Deno.test("annotations: places are seen from the repository's folder", () => {
  const [line = ""] = annotationsOf(begun(failedRun()), "homelab/book");
  assertMatch(line, /^::error file=homelab\/book\/steps\/demo_service\.ts,line=42,/);
});

Deno.test("annotations: a run that passed has none", () => {
  assertEquals(annotationsOf(begun(passedRun())), []);
});

Deno.test("annotations: what is not known, and what was no hindrance, is a warning", () => {
  assertEquals(told({ verdict: "unknown" }, [look({ verdict: "unknown" })]), [
    "::warning title=a::it is so: why",
  ]);
  const needs = { action: "needs", title: "a" } as const;
  const place = { file: 'the need "x" of step a' };
  assertEquals(told(needs, [look({ remedy: "Do it", place })]), [
    "::warning title=a::it is so: why%0ATo mend it: Do it",
  ]);
});

Deno.test("annotations: a step that no check stopped says why it ended", () => {
  assertEquals(told({ verdict: "failed", message: "100 % broken\nx" }, []), [
    "::error title=a::100 %25 broken%0Ax",
  ]);
  assertEquals(told({ verdict: "interrupted", message: "Ctrl-C" }, []), [
    "::warning title=a::Ctrl-C",
  ]);
});

Deno.test("annotations: what was never meant to last is no news", () => {
  assertEquals(told({ action: "verify", verdict: "gone" }, [look({})]), []);
});

Deno.test("annotations: what failed in an earlier session was said then", () => {
  const again = { ...runStarted({ steps: ["a"] }), type: "run-resumed" } as const;
  const failed = stepEvents("a", { verdict: "failed" }, [look({})]);
  const other = stepEvents("b", { verdict: "failed" }, [look({ label: "b" })]);
  const run = begun(numbered([runStarted(), ...failed, again, ...other]));
  assertEquals(annotationsOf(run), ["::error title=b::b: why"]);
});

Deno.test("annotations: whatever data holds, each is one line that ends where it ends", () => {
  for (const fixture of [...FIXTURES, "a,b::c%d", "\r\n::error::x"]) {
    const place = { file: fixture, line: 1 };
    const lines = told({ title: fixture, verdict: "failed" }, [
      look({ label: fixture, message: fixture, place }),
    ]);
    assertEquals(lines.length, 1);
    const [, file = "", title = "", message = ""] =
      /^::error file=([^:,\r\n]*),line=1,title=([^:,\r\n]*)::([^\r\n]*)$/.exec(lines[0] ?? "") ??
        [];
    assertEquals([file, title].map(read), [fixture, fixture].map(printable));
    assertEquals(read(message).startsWith(`${printable(fixture)}: `), true, message);
  }
});

/** As GitHub's runner reads it. */
function read(text: string): string {
  return text.replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%0A", "\n")
    .replaceAll("%25", "%");
}

function told(parts: Parameters<typeof stepEvents>[1], events: readonly Event[]) {
  return annotationsOf(begun(numbered([runStarted(), ...stepEvents("a", parts, events)])));
}

function look(given: Partial<Check>): Event {
  const answer = { label: "it is so", phase: "tell", verdict: "no", message: "why" } as const;
  return { type: "check", ...answer, attempts: 1, duration: 1, ...given };
}
