import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import type { Event, Recorded } from "../journal/mod.ts";
import {
  assertAsKept,
  commandEvents,
  failedRun,
  FIXTURES,
  numbered,
  passedRun,
  REHEARSAL,
  runStarted,
  stepEvents,
} from "../testdata/mod.ts";
import { type TerminalOptions, terminalPrinter } from "./printer.ts";
import { width } from "./width.ts";

Deno.test("terminal: a run as a log of 80 columns", async () => {
  await assertAsKept(new URL("testdata/passed.txt", import.meta.url), printed(passedRun()));
  await assertAsKept(new URL("testdata/failed.txt", import.meta.url), printed(failedRun()));
});

Deno.test("terminal: a failure says what, where, why, and how to go on", () => {
  const text = printed(failedRun());
  for (
    const part of [
      "2/2 Create a Loadbalanced Service",
      "> demo ... <address:ip>",
      "| demo LoadBalancer <pending>",
      "expected an IP address, found `<pending>`",
      "at steps/demo_service.ts:42:11",
      "    demo  LoadBalancer  <pending>",
      "Service demo in namespace default:",
      "    loadBalancer: {}\n",
      "      Warning AllocationFailed: no available IPs | <none>",
      "MetalLB has no address left",
      "Widen the pool",
    ]
  ) assertStringIncludes(text, part.trimStart());
  assertEquals(lines(text).at(-1), "To go on from here: deno task resume");
});

Deno.test("terminal: a rehearsal says so in its first line and its last", () => {
  for (const run of [passedRun(REHEARSAL), failedRun(REHEARSAL)]) {
    const text = printed(run, { columns: 200 });
    assertMatch(
      lines(text).at(0) ?? "",
      /^Rehearsal of the real run of 1 November 2026 \(Kubernetes v1.35.4, .*helm v4.1.4\)/,
    );
    assertMatch(
      lines(text).at(-1) ?? "",
      /Rehearsal (passed|failed) \(recorded on 1 November 2026, Kubernetes v1.35.4\)$/,
    );
    assertStringIncludes(text, "`deno task lab run`");
  }
  assert(!printed(passedRun()).includes("ehears"));
});

Deno.test("terminal: whatever data says, no line is too wide and nothing acts on the terminal", () => {
  const evil = [...FIXTURES, "\u001b]0;title\u0007\u001b[2J\u009b5n\u0008", "日本語 ".repeat(40)];
  for (const fixture of evil) {
    for (const columns of [20, 33, 80]) {
      const options = { columns };
      const plain = printed(everywhere(fixture), options);
      assertEquals(plain.match(/(?!\n)\p{Cc}/gu), null, JSON.stringify(fixture));
      for (const line of lines(plain)) assert(width(line) <= columns, line);
      const coloured = printed(everywhere(fixture), { ...options, colour: true });
      const others = coloured.replaceAll(/\p{Cc}\[\d+m/gu, "").match(/(?!\n)\p{Cc}/gu);
      assertEquals(others, null, JSON.stringify(fixture));
      for (const line of lines(coloured)) assert(width(line) <= columns, line);
    }
  }
});

Deno.test("terminal: half a line of a command that was interrupted stands before the end", () => {
  const text = printed(numbered([
    runStarted(),
    { type: "step-started", step: "a", title: "A", action: "tell", plan: [] },
    { type: "command-started", command: 1, mode: "change", text: "x", expects: { exits: [0] } },
    { type: "output", command: 1, stream: "stdout", text: "half a line" },
    { type: "step-ended", step: "a", action: "tell", verdict: "interrupted", duration: 5 },
    { type: "run-ended", verdict: "interrupted" },
  ]));
  assertEquals(lines(text).slice(lines(text).indexOf("$ x") + 1)[0], "  half a line");
  assertEquals(lines(text).at(-1), "To go on from here: deno task resume");
});

Deno.test("terminal: a log without a width breaks no line but those of prose", () => {
  const long = "x y ".repeat(100).trim();
  const text = printed(everywhere(long), { columns: Infinity });
  const prose = lines(text).filter((line) => line.startsWith("Note: "));
  assertEquals(prose.map((line) => line.length <= 100), [true]);
  assert(lines(text).includes(`$ ${long}`) && lines(text).includes(`  ${long}`));
});

Deno.test("terminal: a command to type is not broken over two lines", () => {
  for (let columns = 40; columns < 80; columns++) {
    assertStringIncludes(printed(passedRun(REHEARSAL), { columns }), "`deno task lab run`");
  }
});

Deno.test("terminal: output comes line by line, however it was cut", () => {
  const events = commandEvents(1, "x").slice(0, 2);
  const output = (text: string): Event => ({ type: "output", command: 1, stream: "stdout", text });
  const ended = commandEvents(1, "x").slice(2, 3);
  const pieces = ["a\u001b[3", "1mb\nc", "\u001b[0m 50 %\r", "100 %\nend"].map(output);
  const text = printed(numbered([...events, ...pieces, ...ended]));
  assertEquals(lines(text), ["$ x", "  ab", "  100 %%", "  end"]);
});

Deno.test("terminal: a finish shows what has not ended", () => {
  const [started, process] = commandEvents(1, "x");
  assert(started !== undefined && process !== undefined);
  const output: Event = { type: "output", command: 1, stream: "stderr", text: "half" };
  assertEquals(lines(printed(numbered([started, process, output]))).at(-1), "  half");
});

Deno.test("terminal: a bug of a step is said at its end, a failed check only once", () => {
  const message = "TypeError: x is not a function";
  const bug = stepEvents("x", { verdict: "failed", message }, []);
  assertStringIncludes(printed(numbered([runStarted(), ...bug])), `  ${message}\n`);
  const [, ...again] = printed(failedRun()).split("expected an IP address");
  assertEquals(again.length, 1);
});

function printed(events: readonly Recorded[], options: Partial<TerminalOptions> = {}): string {
  let text = "";
  const terminal = terminalPrinter({
    write: (piece) => void (text += piece),
    columns: 80,
    colour: false,
    interactive: false,
    now: () => 0,
    usual: () => undefined,
    ...options,
  });
  for (const event of events) terminal.event(event);
  terminal.finish();
  return text;
}

function lines(text: string): readonly string[] {
  return text.trimEnd().split("\n");
}

/** A run in which the text stands wherever data can stand. */
function everywhere(text: string): readonly Recorded[] {
  return numbered([
    runStarted({ tools: { [text]: text }, runbook: { name: text, version: text } }),
    ...stepEvents("x", { title: text, verdict: "failed", message: text }, [
      { type: "prose", style: "note", text },
      { type: "file", name: text, language: text, text },
      { type: "learned", name: text, value: text },
      ...commandEvents(1, text, {
        expects: { stdout: "a\n...\nb" },
        stdout: text,
        stderr: text,
        check: {
          verdict: "no",
          message: text,
          remedy: text,
          place: { file: text, line: 1 },
        },
      }),
      {
        type: "check",
        label: text,
        phase: "hold",
        verdict: "unknown",
        seen: [text],
        message: `${text}\n${text}`,
        attempts: 2,
        duration: 1,
      },
      { type: "diagnosis", id: text, cause: text, remedy: text, evidence: text },
    ]),
    { type: "run-ended", verdict: "failed", message: text },
  ]);
}
