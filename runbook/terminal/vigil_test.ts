import { assert, assertEquals, assertMatch } from "@std/assert";
import type { Event } from "../journal/mod.ts";
import { commandEvents, numbered, stepEvents } from "../testdata/mod.ts";
import type { Usual } from "../usual/mod.ts";
import type { Waiting } from "../world/mod.ts";
import { type TerminalOptions, type TerminalPrinter, terminalPrinter } from "./printer.ts";
import { width } from "./width.ts";

Deno.test("vigil: a wait is shown in one line that changes and goes", () => {
  const screen = new Screen({ interactive: true });
  screen.happens(STARTED);
  screen.terminal.waiting({ ...WAITING, elapsed: 1_200, last: "a\nready: 1 of 3\n" });
  assertEquals(
    screen.last.slice(1),
    " waiting for: the demo is ready — ready: 1 of 3 · 1 s, at most 2 m 00 s",
  );
  screen.terminal.waiting({
    ...WAITING,
    elapsed: 3_400,
    last: "\u001b[2Jready: 2 of 3" + "x".repeat(200),
  });
  assertMatch(screen.last, /ready: 2 of 3x+… · 3 s, at most 2 m 00 s$/);
  assertEquals(width(screen.last), 79);
  assertEquals(screen.lines.length, 2);
  screen.happens(ENDED);
  assertEquals(screen.lines, ["$ helm upgrade", "✔ it succeeded", ""]);
});

Deno.test("vigil: finishing in the middle of a wait removes its line", () => {
  const screen = new Screen({ interactive: true });
  screen.terminal.waiting(WAITING);
  screen.terminal.finish();
  assertEquals(screen.lines, [""]);
});

Deno.test("vigil: a silent command is shown after two seconds, and until it says something", () => {
  const screen = new Screen({
    interactive: true,
    usual: () => ({ duration: 20_000, recorded: false }),
  });
  screen.happens(STEP);
  screen.happens(STARTED);
  screen.passes(1_900);
  assertEquals(screen.last, "");
  screen.passes(600);
  assertMatch(screen.last, /^\S running: helm upgrade · 2 s, usually 20 s$/);
  const turning = screen.last;
  screen.passes(100);
  assert(screen.last !== turning, "something turns");
  screen.happens(OUTPUT);
  assertEquals(screen.lines.slice(-2), ["  done", ""]);
  screen.passes(1_900);
  assertEquals(screen.last, "");
  screen.passes(8_000);
  assertMatch(screen.last, /running: helm upgrade · 12 s, usually 20 s$/);
  screen.happens(ENDED);
  assertEquals(screen.last, "");
  screen.passes(60_000);
  assertEquals(screen.last, "", "between two commands there is nothing to wait for");
});

Deno.test("vigil: what is usual is asked for the step and what is done of it", () => {
  const asked: string[] = [];
  const usual = ({ step, action, label }: { step: string; action: string; label: string }) => {
    asked.push(`${action} ${step}: ${label}`);
    return undefined;
  };
  const screen = new Screen({ interactive: true, usual });
  screen.terminal.waiting(WAITING);
  screen.happens(STEP);
  screen.terminal.waiting(WAITING);
  assertEquals(asked, ["tell ingress: the demo is ready"]);
});

Deno.test("vigil: a terminal that is resized gets lines that fit", () => {
  let columns = 80;
  const screen = new Screen({
    interactive: true,
    get columns() {
      return columns;
    },
  });
  for (columns of [80, 30, 200, 20]) {
    screen.terminal.waiting({ ...WAITING, elapsed: 5_000, last: "x".repeat(300) });
    assert(width(screen.last) < columns, screen.last);
    assertMatch(screen.last, / · 5 s/);
  }
});

Deno.test("vigil: in a log a long wait or silence is told after ten seconds, then every half minute", () => {
  const waiting = new Screen({});
  for (let elapsed = 0; elapsed <= 95_000; elapsed += 1_000) {
    waiting.terminal.waiting({ ...WAITING, elapsed });
  }
  assertEquals(waiting.times(), ["10 s", "40 s", "1 m 10 s"]);
  const silent = new Screen({});
  silent.happens(STARTED);
  for (let second = 0; second < 95; second++) silent.passes(1_000);
  assertEquals(silent.times(), ["10 s", "40 s", "1 m 10 s"]);
  assertEquals(silent.lines[1], "… running: helm upgrade · 10 s");
  assert(!/(?!\n)\p{Cc}/u.test(silent.written));
});

Deno.test("vigil: quiet is silent in a log, and on a terminal it shows even a command that prints", () => {
  const log = new Screen({ detail: "quiet" });
  log.happens(STARTED);
  log.passes(60_000);
  log.terminal.waiting({ ...WAITING, elapsed: 60_000 });
  assertEquals(log.written, "");
  const terminal = new Screen({ detail: "quiet", interactive: true });
  terminal.happens(STARTED);
  terminal.passes(1_500);
  terminal.happens(OUTPUT);
  terminal.passes(1_500);
  assertMatch(terminal.last, /running: helm upgrade · 3 s$/);
  terminal.happens(ENDED);
  assertEquals(terminal.lines, [""]);
});

const [STARTED, , OUTPUT, , CHECK] = commandEvents(1, "helm upgrade", { stdout: "done\n" });
const ENDED = CHECK;
const [STEP] = stepEvents("ingress", {}, []);

const WAITING: Waiting = {
  label: "the demo is ready",
  attempts: 3,
  elapsed: 0,
  within: 120_000,
  last: "",
};

type Given = Partial<TerminalOptions>;

/** What a terminal shows: only erasing its last line is understood. */
class Screen {
  lines: string[] = [""];
  written = "";
  readonly terminal: TerminalPrinter;
  #now = 1_000_000;

  constructor(given: Given) {
    const usual: () => Usual | undefined = () => undefined;
    const options = { columns: 80, colour: false, interactive: false, usual };
    this.terminal = terminalPrinter(
      Object.defineProperties({
        ...options,
        write: (text: string) => this.#write(text),
        now: () => this.#now,
      }, Object.getOwnPropertyDescriptors(given)),
    );
  }

  /** What stands in the last line. */
  get last(): string {
    return this.lines.at(-1) ?? "";
  }

  /** What the lines of a log say of the time. */
  times(): readonly string[] {
    return this.lines.flatMap((line) => line.match(/ · ([^,]+)/)?.[1] ?? []);
  }

  happens(event: Event | undefined): void {
    assert(event !== undefined);
    for (const recorded of numbered([event])) this.terminal.event(recorded);
  }

  passes(milliseconds: number): void {
    this.#now += milliseconds;
    this.terminal.tick();
  }

  #write(text: string): void {
    this.written += text;
    for (const [index, line] of text.split("\n").entries()) {
      if (index > 0) this.lines.push("");
      const erased = line.split("\r\u001b[2K");
      const before = erased.length > 1 ? "" : this.last;
      this.lines[this.lines.length - 1] = before + (erased.at(-1) ?? "");
    }
  }
}
