import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { answering, onTerminal } from "./on_terminal.ts";
import { UndoableScene } from "./undoable_scene.ts";

const QUESTION = "[q]uit: ";
const run = (undoable: UndoableScene, ...words: readonly string[]) =>
  onTerminal(undoable, "run", "--yes", "--step", ...words);

Deno.test("step by step: the rest is run without another question", async () => {
  await using undoable = new UndoableScene();
  const { code, shown } = await answering(run(undoable), QUESTION, ["\n", "r\n"]);
  assertEquals(code, 0);
  assertEquals(shown.split(QUESTION).length, 3);
  assertEquals(undoable.made(), ["first", "keeping", "patient"]);
});

Deno.test("step by step: quit leaves what is done, and resume goes on from there", async () => {
  await using undoable = new UndoableScene();
  const quit = await answering(run(undoable), QUESTION, ["\n", "q\n"]);
  assertEquals(quit.code, 130);
  assertStringIncludes(quit.shown, "deno task resume");
  assertEquals(undoable.made(), ["first"]);
  const resumed = await answering(onTerminal(undoable, "resume", "--step"), QUESTION, ["r\n"]);
  assertEquals(resumed.code, 0);
  assertEquals(undoable.made(), ["first", "keeping", "patient"]);
});

Deno.test("step by step: nobody waits ten minutes for what they skipped, and resume asks again", async () => {
  await using undoable = new UndoableScene();
  const begin = performance.now();
  const skipped = await answering(run(undoable, "patient"), QUESTION, ["s\n", "\n"]);
  assert(performance.now() - begin < 60_000);
  assertEquals(skipped.code, 1);
  assertStringIncludes(skipped.shown, "Perhaps because this was skipped: touch ");
  assertStringIncludes(skipped.shown, "deno task resume");
  const again = onTerminal(undoable, "resume", "--step");
  const resumed = await answering(again, QUESTION, ["\n", "\n"]);
  assertEquals(resumed.code, 0);
  assertStringIncludes(resumed.shown, "Next, and it may change the cluster:");
  assertStringIncludes(resumed.shown, "Next, and it only looks, until it sees what it should:");
  assertEquals(undoable.made(), ["patient"]);
});

Deno.test("undo: on a terminal it asks, and no leaves everything", async () => {
  await using undoable = new UndoableScene();
  await undoable.call("run", "--yes", "--quiet");
  for (const [answer, code, left] of [["n\n", 130, 3], ["\n", 130, 3], ["y\n", 0, 0]] as const) {
    const { code: ended, shown } = await answering(
      onTerminal(undoable, "undo"),
      "Go on? [y/N] ",
      [answer],
    );
    assertEquals(ended, code);
    assertStringIncludes(shown, "Steps, in this order: patient, keeping, first");
    assertEquals(undoable.made().length, left);
  }
});
