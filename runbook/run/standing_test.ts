import { assertEquals } from "@std/assert";
import type { Action, Event, Planned, Verdict } from "../journal/mod.ts";
import { numbered, runStarted } from "../testdata/mod.ts";
import { inOrderOfUndoing, standingAfter } from "./standing.ts";

const steps = ["one", "two", "three"].map((id) => ({ id }));

/** How a step is taken back with some settings. */
function plan(word: string): readonly Planned[] {
  return [{ type: "command", mode: "change", text: `rm ${word}`, expects: { exits: [0] } }];
}

/** A step's group; without a verdict it was cut off. */
function group(action: Action, step: string, word: string, verdict?: Verdict): readonly Event[] {
  return [
    { type: "step-started", step, title: step, action, plan: [], undo: plan(word) },
    ...(verdict === undefined
      ? []
      : [{ type: "step-ended", step, action, verdict, duration: 1 } as const]),
  ];
}

function began(word: string): Event {
  return runStarted({ settings: { word } });
}

/** What stands after such runs, in the order of undoing. */
function standing(...runs: readonly (readonly Event[])[]): readonly string[] {
  const left = standingAfter(runs.map(numbered));
  return inOrderOfUndoing(left, steps).map(({ step, settings }) => `${step} ${settings["word"]}`);
}

Deno.test("standing: the last step goes first, of one step the newest telling", () => {
  assertEquals(
    standing(
      [began("a"), ...group("tell", "one", "a", "passed"), ...group("tell", "two", "a", "passed")],
      [
        began("b"),
        ...group("tell", "one", "b", "passed"),
        ...group("tell", "three", "b", "passed"),
      ],
    ),
    ["three b", "two a", "one b", "one a"],
  );
});

Deno.test("standing: what failed or was cut off may have changed something, too", () => {
  assertEquals(
    standing([began("a"), ...group("tell", "one", "a", "failed"), ...group("tell", "two", "a")]),
    ["two a", "one a"],
  );
});

Deno.test("standing: tellings that are taken back alike are one, with the newest settings", () => {
  assertEquals(
    standing(
      [began("a"), ...group("tell", "one", "same", "passed")],
      [began("b"), ...group("tell", "one", "same", "passed")],
    ),
    ["one b"],
  );
});

Deno.test("standing: settings are those of the part of the run in which it was told", () => {
  assertEquals(
    standing([
      began("a"),
      ...group("tell", "one", "a", "passed"),
      ...group("tell", "two", "a", "failed"),
      { ...runStarted({ settings: { word: "b" } }), type: "run-resumed" },
      ...group("tell", "two", "b", "passed"),
    ]),
    ["two b", "two a", "one a"],
  );
});

Deno.test("standing: an undo takes back the telling that it names, if it passed", () => {
  const told = [
    [began("a"), ...group("tell", "one", "a", "passed")],
    [began("b"), ...group("tell", "one", "b", "passed")],
  ];
  const undo = (
    word: string,
    verdict?: Verdict,
  ) => [began("x"), ...group("undo", "one", word, verdict)];
  assertEquals(standing(...told, undo("b", "passed")), ["one a"]);
  assertEquals(standing(...told, undo("a", "passed")), ["one b"]);
  assertEquals(standing(...told, undo("b", "passed"), undo("a", "passed")), []);
  assertEquals(standing(...told, undo("b", "failed")), ["one b", "one a"]);
  assertEquals(standing(...told, undo("b")), ["one b", "one a"]);
});

Deno.test("standing: what was taken back and told again stands again", () => {
  assertEquals(
    standing(
      [began("a"), ...group("tell", "one", "a", "passed")],
      [began("a"), ...group("undo", "one", "a", "passed")],
      [began("a"), ...group("tell", "one", "a", "failed")],
    ),
    ["one a"],
  );
});

Deno.test("standing: looking changes nothing", () => {
  assertEquals(
    standing([
      began("a"),
      ...group("needs", "one", "a", "passed"),
      ...group("tell", "one", "a", "passed"),
      ...group("verify", "one", "a", "passed"),
    ]),
    ["one a"],
  );
});
