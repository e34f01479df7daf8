import { assertEquals, assertStringIncludes } from "@std/assert";
import { Scene } from "./scene.ts";

Deno.test("prune: old rehearsals go with their transcripts, the newest stay", async () => {
  using scene = new Scene();
  for (let turn = 0; turn < 3; turn++) await scene.call("run", "ingress", "--rehearse");
  const runs = scene.runs();
  assertEquals(runs.length, 3);

  await scene.call("prune", "--keep", "1").exits(2).warns("...\n  Say that they are with --yes");
  assertEquals(scene.runs(), runs);

  const { stdout } = await scene.call("prune", "--keep", "1", "--yes");
  for (const run of runs.slice(0, 2)) assertStringIncludes(stdout, `${run}  may go`);
  assertStringIncludes(stdout, "Removed 2 runs with their transcripts");
  assertEquals(scene.runs(), runs.slice(2));

  await scene.call("prune").prints("Nothing to remove beside the newest 10 runs");
});

Deno.test("prune: refuses numbers that are none", async () => {
  using scene = new Scene();
  for (const keep of ["-1", "1.5"]) {
    await scene.call("prune", `--keep=${keep}`).exits(2).warns("error: Cannot ...\n...");
  }
});
