import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { LiveScene } from "./live_scene.ts";
import { OwnRoot } from "./own_root.ts";
import { Scene } from "./scene.ts";

/** Any control character but the line feed. */
const CONTROL = /(?!\n)\p{Cc}/u;

Deno.test("output: without a terminal no control codes, and no line is broken for a width", async () => {
  using scene = new Scene();
  const { stdout } = await scene.call("run").env({ TERM: "xterm-256color" });
  assert(!CONTROL.test(stdout));
  assertMatch(stdout, /^ {2}.*app\.kubernetes\.io\/component=controller,.*$/m);
  const table = stdout.split("\n").filter((line) => line.startsWith("  ingress-nginx-controller "));
  assert(table.every((line) => line.length > 100));
});

Deno.test("output: FORCE_COLOR colours a log, NO_COLOR does not", async () => {
  using scene = new Scene();
  const call = scene.call("run", "demo-service");
  assertStringIncludes((await call.env({ FORCE_COLOR: "1" })).stdout, "\u001b[32m✔");
  assert(!CONTROL.test((await call.env({ NO_COLOR: "1" })).stdout));
});

Deno.test("output: closed by its reader, it leaves no trace of a fault and a whole journal", async () => {
  using scene = new Scene();
  await using process = scene.call("run").spawn();
  const reader = process.stdout.getReader();
  await reader.read();
  await reader.cancel();
  const [{ code }, stderr] = await Promise.all([
    process.status,
    new Response(process.stderr).text(),
  ]);
  assertEquals({ code, stderr }, { code: 0, stderr: "" });
  await scene.call("status").prints("Rehearsal <_:rest>: passed\n...");
});

for (const words of [["plan"], ["--help"], ["list"], ["status"]]) {
  Deno.test(`output: ${words[0]} into a closed pipe is no fault`, async () => {
    using scene = new Scene();
    await using process = scene.call(...words).spawn();
    await process.stdout.cancel();
    const [{ code }, stderr] = await Promise.all([
      process.status,
      new Response(process.stderr).text(),
    ]);
    assertEquals({ code, stderr }, { code: 0, stderr: "" });
  });
}

Deno.test("output: a transcript that cannot be written does not stop the run, and is said", async () => {
  using scene = new Scene();
  const file = scene.file("home/transcripts", "a file where the folder should be");
  await scene.call("run", "demo-service").warns(`
    error: Cannot write the transcript "/scene/home/transcripts/<_:rest>": ...
      The journal is safe: make the folder writable, then: deno task status
  `);
  await scene.call("status").prints(`
    Rehearsal <_:rest>: passed
    ...
    Cannot write the transcript ...
    ...
  `);
  Deno.removeSync(file);
  await scene.call("status").prints(
    "...\nTranscript: ... (completed just now from the journal)\n...",
  );
  assertEquals(Object.keys(scene.transcript()), ["1-demo-service.md", "index.md"]);
});

Deno.test("output: --json prints the journal's events and nothing else", async () => {
  using scene = new Scene();
  const { stdout } = await scene.call("run", "demo-service", "--json");
  const events = stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
  const kept = Deno.readTextFileSync(scene.journal()).trimEnd().split("\n").map((line) => {
    const { sum: _, ...event } = JSON.parse(line);
    return event;
  });
  assertEquals(events, kept);
  assertEquals(events.at(-1).type, "run-ended");
});

Deno.test("output: --quiet shows headings and the end, and of a failure all that explains it", async () => {
  using scene = new Scene();
  await scene.call("run", "demo-service", "--quiet").prints(`
    Rehearsal of ...
    ...
    1/1 <_:rest>
    ─...

    ✔ passed

    The transcript: <_:rest>

    ...
    ✔ Rehearsal passed <_:rest>
  `);
  using root = new OwnRoot();
  root.record("It works!", "It does not!");
  using broken = new Scene(root.path);
  const { stdout } = await broken.call("run", "demo-service", "-q").exits(1);
  assertStringIncludes(stdout, "It does not!");
  assertStringIncludes(stdout, "✘ it did not do what was expected");
  assert(stdout.includes("\n$ curl ") && !stdout.includes("\n$ kubectl "));
});

Deno.test("output: --verbose shows what was compared and what was captured", async () => {
  using scene = new Scene();
  const { stdout } = await scene.call("run", "demo-service", "--verbose");
  assertStringIncludes(stdout, "  expected on stdout:\n");
  assertStringIncludes(stdout, "  seen: ");
});

Deno.test("output: one way of showing is enough", async () => {
  using scene = new Scene();
  await scene.call("run", "--quiet", "--json").fails(
    2,
    "error: Cannot use --quiet with --json, expected one of them",
  );
  scene.isUntouched();
});

Deno.test("output: in a log a long silence is told in a plain line, with what is usual", async () => {
  await using live = new LiveScene();
  const tellHelm = live.installHelm();
  await Promise.all([live.call("run", "--yes"), tellHelm("done")]);
  const tellAgain = live.installHelm();
  await using going = await live.begin("run");
  const { value } = await going.printed.read();
  await tellAgain("done");
  assertMatch(
    value ?? "",
    /^… running: helm install something · 1\d s, usually (less than )?\d+ s\n$/,
  );
  assertEquals((await going.process.status).code, 0);
});
