import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { TOKEN } from "./api_server.ts";
import { LiveScene, PLANTED } from "./live_scene.ts";
import type { Scene } from "./scene.ts";

/** Fails if a text holds what nobody may read. */
function assertDiscreet(text: string): void {
  for (const secret of [TOKEN, PLANTED]) assert(!text.includes(secret), `${secret} in\n${text}`);
}

/** All that the newest run wrote for people or for a later run. */
function written(scene: Scene): string {
  return [Deno.readTextFileSync(scene.journal()), ...Object.values(scene.transcript())].join("\n");
}

Deno.test("live: no secret gets to the terminal, the journal or the transcript", async () => {
  await using live = new LiveScene();
  const tellHelm = live.installHelm();
  const [said] = await Promise.all([live.call("run", "--yes"), tellHelm("done")]);
  assertStringIncludes(said.stdout, "the environment has");
  assertDiscreet(said.stdout);
  assertStringIncludes(written(live.scene), "the environment has");
  assertDiscreet(written(live.scene));
});

Deno.test("live: the runbook folder may be given as it is seen from where the user stands", async () => {
  await using live = new LiveScene();
  const tellHelm = live.installHelm();
  const call = live.call("run", "--yes", "--home", "home").env({ INIT_CWD: live.scene.path });
  await Promise.all([call, tellHelm("done")]);
  assertStringIncludes(written(live.scene), "the environment has");
});

Deno.test("live: status says what is going on, and leaves the run alone", async () => {
  await using live = new LiveScene();
  const tellHelm = live.installHelm();
  await using run = await live.begin("run", "--yes");
  await live.call("status").prints(`
    Run <_:rest>: is going on
    Cluster: context homelab, http://127.0.0.1:<_:int>, Kubernetes v1.35.4

    ✔  secretive  passed, <_:rest>
    …  lasting    is being told

    Transcript: /scene/home/transcripts/${live.scene.runs()[0]}/index.md
  `);
  await tellHelm("done");
  while (!(await run.printed.read()).done);
  assertEquals((await run.process.status).code, 0);
  await live.call("status").prints("Run <_:rest>: passed\n...\nNothing is left to do");
});

Deno.test("live: killed in the middle, it is completed by status and taken up by resume", async () => {
  await using live = new LiveScene();
  const tellOrphan = live.installHelm();
  await using run = await live.begin("run", "--yes");
  run.process.kill("SIGKILL");
  await run.process.status;
  await live.call("status").prints(`
    Run <_:rest>: interrupted
    ...
    ✔  secretive  passed, <_:rest>
    ?  lasting    interrupted

    Transcript: ... (completed just now from the journal)
    What next, to go on from here: deno task resume
  `);
  assertStringIncludes(live.scene.transcript()["2-lasting.md"] ?? "", "begun");

  const tellHelm = live.installHelm();
  const [said] = await Promise.all([live.call("resume"), tellOrphan("done"), tellHelm("done")]);
  assertStringIncludes(said.stdout, "Run ");
  assertEquals(live.scene.runs().length, 1);
  await live.call("status").prints("Run <_:rest>: passed\n...\nNothing is left to do");
});

Deno.test("live: when nobody reads its output any more, a run stops in order", async () => {
  await using live = new LiveScene();
  const tellHelm = live.installHelm();
  await using run = await live.begin("run", "--yes");
  await run.printed.cancel();
  await tellHelm("on");
  const [{ code }, stderr] = await Promise.all([
    run.process.status,
    new Response(run.process.stderr).text(),
  ]);
  assertEquals({ code, stderr }, { code: 130, stderr: "" });
  await live.call("status").prints(`
    Run <_:rest>: interrupted
    ...
    ?  lasting    interrupted, <_:rest>
    ...
    What next, to go on from here: deno task resume
  `);
});
