import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { Event, Planned, Recorded } from "../journal/mod.ts";
import {
  assertAsKept,
  commandEvents,
  failedRun,
  FIXTURES,
  numbered,
  passedRun,
  runStarted,
  stepEvents,
} from "../testdata/mod.ts";
import { junit } from "./junit.ts";
import { sourceOf } from "./testdata/source.ts";

const EXPECTS = { exits: [0] };

Deno.test("junit: a failed run is as it was kept", async () => {
  const kept = new URL("testdata/failed.junit.xml.txt", import.meta.url);
  await assertAsKept(kept, render(failedRun()));
});

Deno.test("junit: a failure tells how the objects concerned are, and then its cause", () => {
  const xml = render(failedRun());
  const parts = [
    "Service demo in namespace default:\nloadBalancer: {}",
    "What explains it: MetalLB",
  ];
  const [gathered, cause] = parts.map((part) => xml.indexOf(part));
  assert(gathered !== undefined && cause !== undefined && 0 < gathered && gathered < cause, xml);
});

Deno.test("junit: the same journal gives the same bytes", () => {
  assertEquals(render(passedRun()), render(passedRun()));
});

Deno.test("junit: no is a failure; what nobody can say is an error", () => {
  const xml = rendered("a", { verdict: "failed", message: "x" }, [
    look("the cluster answers", "unknown"),
    look("it is so", "no"),
  ]);
  assertEquals(outline(xml), [
    ["a", "the cluster answers", "error unreachable"],
    ["a", "it is so", "failure not as expected"],
  ]);
  assertStringIncludes(xml, 'tests="2" failures="1" errors="1"');
});

Deno.test("junit: what was no hindrance is skipped, not failed", () => {
  const needs = rendered("a", { action: "needs" }, [look("it is new", "no")]);
  assertEquals(outline(needs), [
    ["a.needs", "it is new", "skipped not so, and no hindrance"],
    ["a", "a", "skipped not told"],
  ]);
});

Deno.test("junit: a command without its end is an error, with what it printed", () => {
  const [started, process, output] = commandEvents(1, "sleep 9", { stdout: "half" });
  const xml = render(numbered([
    runStarted({ steps: ["a"] }),
    ...stepEvents("a", {}, [started, process, output].filter(isEvent)).slice(0, -1),
  ]));
  assertEquals(outline(xml), [["a", "sleep 9", "error interrupted"]]);
  assertStringIncludes(xml, "<system-out>half\n</system-out>");
});

Deno.test("junit: a step that no check stopped says itself what did", () => {
  const parts = { verdict: "failed", message: "the chart <x> is of another\nsecond" } as const;
  const xml = rendered("a", parts, [look("it is so", "yes")]);
  assertEquals(outline(xml), [["a", "it is so", ""], ["a", "a: comes to its end", "error failed"]]);
  assertStringIncludes(xml, 'message="the chart &lt;x&gt; is of another"');
});

Deno.test("junit: what was planned and not told is skipped, so that the cases stay the same", () => {
  const plan: readonly Planned[] = [
    { type: "file", name: "f", text: "" },
    { type: "check", label: "first" },
    { type: "each", name: "pod", body: [{ type: "check", label: "pod <pod>" }] },
    { type: "command", mode: "change", text: "last", expects: EXPECTS },
    {
      type: "each",
      name: "rest",
      body: [{ type: "learn", name: "x" }, { type: "check", label: "r" }],
    },
  ];
  const [started, ...others] = stepEvents("a", { verdict: "failed", message: "m" }, [
    look("first", "yes"),
    { type: "each-started", name: "pod", count: 3 },
    look("pod a", "yes"),
    look("pod b", "no"),
  ]);
  const events = [runStarted({ steps: ["a", "b"] }), { ...started, plan } as Event, ...others];
  assertEquals(outline(render(numbered(events))), [
    ["a", "first", ""],
    ["a", "pod a", ""],
    ["a", "pod b", "failure not as expected"],
    ["a", "pod <pod>", "skipped not told"],
    ["a", "last", "skipped not told"],
    ["a", "r", "skipped not told"],
    ["b", "b", "skipped not told"],
  ]);
});

Deno.test("junit: what holds in the end and what is asked twice can be told apart", () => {
  const xml = rendered("a", {}, [
    look("it is ready", "yes"),
    look("it is ready", "yes"),
    { ...look("it is ready", "yes"), phase: "hold" } as Event,
  ]);
  assertEquals(outline(xml).map((one) => one.slice(0, 2)), [
    ["a", "it is ready"],
    ["a", "it is ready (2)"],
    ["a.holds", "it is ready"],
  ]);
});

Deno.test("junit: whatever a command prints brings forth no element", () => {
  for (const fixture of [...FIXTURES, "]]></system-out><testcase name='x'/>"]) {
    const xml = rendered(fixture, { title: fixture, verdict: "failed" }, [
      ...commandEvents(1, fixture, {
        stdout: fixture,
        stderr: fixture,
        check: { verdict: "no", message: fixture, remedy: fixture },
      }),
    ]);
    assertEquals(xml.match(/<testcase /g)?.length, 1, fixture);
    assertEquals(xml.match(/<failure /g)?.length, 1, fixture);
  }
});

function isEvent(event: Event | undefined): event is Event {
  return event !== undefined;
}

function look(label: string, verdict: "yes" | "no" | "unknown"): Event {
  const reason = verdict === "yes" ? {} : { message: "why" };
  const error = { kind: "unreachable", message: "nobody answered" } as const;
  return {
    type: "check",
    label,
    phase: "tell",
    verdict,
    attempts: 1,
    duration: 5,
    ...reason,
    ...(verdict === "unknown" ? { error } : {}),
  };
}

function rendered(
  step: string,
  parts: Parameters<typeof stepEvents>[1],
  events: readonly Event[],
): string {
  return render(numbered([runStarted({ steps: [step] }), ...stepEvents(step, parts, events)]));
}

function render(events: readonly Recorded[]): string {
  return junit.render(sourceOf(events));
}

/** Class, name and complaint of each case. */
function outline(xml: string): readonly (readonly string[])[] {
  const cases = xml.matchAll(
    /<testcase name="([^"]*)" classname="([^"]*)"[^>]*>(?:\n<(failure|error|skipped) type="([^"]*)")?/g,
  );
  return [...cases].map(([, name = "", classname = "", type = "", kind = ""]) => [
    classname,
    name.replaceAll("&lt;", "<").replaceAll("&gt;", ">"),
    `${type} ${kind}`.trim(),
  ]);
}
