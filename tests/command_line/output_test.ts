import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
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
