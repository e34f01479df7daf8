import { assertEquals, assertStringIncludes } from "@std/assert";
import { LiveScene } from "./live_scene.ts";
import { answering, onTerminal } from "./on_terminal.ts";

const QUESTION = "[q]uit: ";

Deno.test("step by step: skipped is not passed, quit can be resumed, and Enter runs it", async () => {
  await using live = new LiveScene();
  const tellHelm = live.installHelm();

  const stepping = onTerminal(live, "run", "--yes", "--step");
  const skipped = await answering(stepping, QUESTION, ["\n", "s\n"]);
  assertEquals(skipped.code, 130);
  assertStringIncludes(skipped.shown, "Next, and it only looks:");
  assertStringIncludes(skipped.shown, "Next, and it may change the cluster:");
  assertStringIncludes(skipped.shown, "Skipped by hand");
  await live.call("status").prints(`
    Run <_:rest>: interrupted
    ...
    ✔  secretive  passed, <_:rest>
    ?  lasting    interrupted, <_:rest>
          "helm install something" was skipped, and nothing else tells whether what it does is done
    ...
    What next, to go on from here: deno task resume
  `);
  assertStringIncludes(live.scene.transcript()["2-lasting.md"] ?? "", "Skipped by hand");

  const quit = await answering(onTerminal(live, "resume", "--step"), QUESTION, ["e\n", "q\n"]);
  assertEquals(quit.code, 130);
  assertStringIncludes(quit.shown, "exit code 0");

  const interrupted = await answering(onTerminal(live, "resume", "--step"), QUESTION, ["\u0003"]);
  assertEquals(interrupted.code, 130);
  await live.call("status").prints("Run <_:rest>: interrupted\n...");

  const [run] = await Promise.all([
    answering(onTerminal(live, "resume", "--step"), QUESTION, ["\n"]),
    tellHelm("done"),
  ]);
  assertEquals(run.code, 0);
  assertEquals(live.scene.runs().length, 1);
  await live.call("status").prints("Run <_:rest>: passed\n...\nNothing is left to do");
});
