import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { UndoableScene } from "./undoable_scene.ts";

const ALL = ["first", "keeping", "patient"];
const STAYS = "What stays:\n  The folder of keeping stays, for others use it\n";

/** A scene in which all steps have been told. */
async function told(): Promise<UndoableScene> {
  const scene = new UndoableScene();
  await scene.call("run", "--yes", "--quiet");
  assertEquals(scene.made(), ALL);
  return scene;
}

Deno.test("undo: without a terminal nothing is taken back before --yes has said so", async () => {
  await using undoable = await told();
  const runs = undoable.scene.runs();
  await undoable.call("undo").fails(
    2,
    `
    error: Cannot ask without a terminal whether this is meant:
    The runbook is going to take back what it made in this cluster:
      context  homelab
      ...
    Steps, in this order: patient, keeping, first
      Say that it is with --yes`,
  );
  assertEquals(undoable.made(), ALL);
  assertEquals(undoable.scene.runs(), runs);
});

Deno.test("undo: in the end it says what stays and why, also where it is quiet", async () => {
  for (const how of [[], ["--quiet"], ["--verbose"]]) {
    await using undoable = await told();
    const { stdout } = await undoable.call("undo", "--yes", ...how);
    assert(stdout.endsWith(`\n${STAYS}`), stdout);
    assertEquals(stdout.includes("$ rm -f"), !how.includes("--quiet"));
    assertEquals(undoable.made(), []);
  }
});

Deno.test("undo: with --json each line is an event, and what stays is said to people", async () => {
  await using undoable = await told();
  const { stdout } = await undoable.call("undo", "--yes", "--json").warns(`\n${STAYS}`);
  const events = stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
  assertEquals(
    events.filter(({ type }) => type === "step-ended").map(({ action, step }) => [action, step]),
    [["undo", "patient"], ["undo", "keeping"], ["undo", "first"]],
  );
  assertEquals(events.at(-1).type, "run-ended");
});

Deno.test("undo: a part of the steps is taken back, and the rest by the next call", async () => {
  await using undoable = await told();
  const { stdout } = await undoable.call("undo", "patient", "--yes");
  assert(!stdout.includes("What stays"), stdout);
  assertEquals(undoable.made(), ["first", "keeping"]);
  await undoable.call("undo", "--yes");
  assertEquals(undoable.made(), []);
  await undoable.call("undo", "--yes").fails(
    2,
    "error: Cannot undo: the journals of this ...\n...",
  );
});

for (const goOn of [["undo", "--yes"], ["resume"]]) {
  Deno.test(`undo: interrupted in the middle it goes on with ${goOn[0]}`, async () => {
    await using undoable = await told();
    await undoable.call("undo", "patient", "--yes");
    undoable.hold(true);
    await using going = undoable.call("undo", "--yes").spawn();
    const reader = going.stdout.pipeThrough(new TextDecoderStream()).getReader();
    let shown = "";
    // What comes last is at work, what comes before it is done.
    while (!shown.includes("$ while")) {
      const { value, done } = await reader.read();
      if (done) throw new Error(`It ended before it began to wait:\n${shown}`);
      shown += value;
    }
    going.kill("SIGINT");
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      shown += part.value;
    }
    assertEquals((await going.status).code, 130);
    assertStringIncludes(shown, "To go on from here: deno task resume");
    assertEquals(undoable.made(), ["first"]);

    undoable.hold(false);
    const { stdout } = await undoable.call(...goOn);
    assertEquals(stdout.includes("Taking back: The file keeping"), false);
    assertEquals(undoable.made(), []);
    await undoable.call("undo", "--yes").fails(2, "error: Cannot undo: ... stands ...\n...");
  });
}

Deno.test("verify: shows less, more, or events, and ends with 1 where something is lost", async () => {
  await using undoable = await told();
  const quiet = (await undoable.call("verify", "--quiet")).stdout;
  assert(!quiet.includes("✔ the file first is there"), quiet);
  const verbose = (await undoable.call("verify", "--verbose")).stdout;
  assertStringIncludes(verbose, "✔ the file first is there");
  Deno.removeSync(`${undoable.scene.path}/made/first`);
  const lost = (await undoable.call("verify", "--quiet").exits(1)).stdout;
  assertStringIncludes(lost, "the file first is gone");
  const { stdout } = await undoable.call("verify", "--json").exits(1);
  const events = stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
  assertEquals(
    events.filter(({ type }) => type === "step-ended").map(({ step, verdict }) => [step, verdict]),
    [["first", "failed"], ["keeping", "passed"], ["patient", "passed"]],
  );
});
