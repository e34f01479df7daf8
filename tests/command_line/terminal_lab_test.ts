import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { LiveScene } from "./live_scene.ts";
import { onTerminal } from "./on_terminal.ts";

/** Runs it to its end with this answer to what it asks. */
async function answered(
  live: LiveScene,
  answer: string,
): Promise<{ readonly code: number; readonly shown: string }> {
  await using process = onTerminal(live, "run");
  const writer = process.stdin.getWriter();
  const shown: string[] = [];
  for await (const text of process.stdout.pipeThrough(new TextDecoderStream())) {
    shown.push(text);
    if (text.includes("[y/N]")) await writer.write(new TextEncoder().encode(`${answer}\n`));
  }
  await writer.close();
  return { code: (await process.status).code, shown: shown.join("") };
}

Deno.test("terminal: the first change is asked for, and no means that nothing happens", async () => {
  await using live = new LiveScene();
  live.installHelm();
  const { code, shown } = await answered(live, "n");
  assertStringIncludes(shown, "The runbook has not changed this cluster before:");
  assertStringIncludes(shown, "context  homelab");
  assertStringIncludes(shown, "Nothing was changed");
  assertEquals(code, 130);
  live.scene.isUntouched();
});

Deno.test("terminal: Ctrl-C at the question ends it at once", async () => {
  await using live = new LiveScene();
  live.installHelm();
  const { code } = await answered(live, "\u0003");
  assertEquals(code, 130);
  live.scene.isUntouched();
});

Deno.test("terminal: yes lets it begin, in colours; the next run asks no more", async () => {
  await using live = new LiveScene();
  for (const asks of [true, false]) {
    const tellHelm = live.installHelm();
    const [{ code, shown }] = await Promise.all([
      answered(live, "y"),
      tellHelm("done"),
    ]);
    assertEquals(code, 0);
    assertEquals(shown.includes("Go on?"), asks);
    assert(shown.includes("\u001b[32m✔"));
  }
});

Deno.test("terminal: when it goes away, the run ends in order", async () => {
  await using live = new LiveScene();
  live.installHelm();
  await using process = onTerminal(live, "run", "--yes");
  for await (const text of process.stdout.pipeThrough(new TextDecoderStream())) {
    if (text.includes("begun")) break;
  }
  process.kill("SIGKILL");
  let status = "";
  do status = (await live.call("status")).stdout; while (status.includes("is going on"));
  assertMatch(status, /^\? +lasting +interrupted, .* ms$/m);
  assert(!status.includes("cut off"));
});

/** Reads until it shows this, and returns all of it. */
async function until(shown: ReadableStreamDefaultReader<string>, part: string): Promise<string> {
  let all = "";
  while (!all.includes(part)) {
    const { value, done } = await shown.read();
    if (done) throw new Error(`It ended before it showed "${part}":\n${all}`);
    all += value;
  }
  return all;
}

/** Tells on a terminal of its own; what the helm of it is told comes once this part is shown. */
async function lasting(live: LiveScene, words: readonly string[], part: string): Promise<string> {
  const tellHelm = live.installHelm();
  await using process = onTerminal(live, ...words);
  const reader = process.stdout.pipeThrough(new TextDecoderStream()).getReader();
  const before = await until(reader, part);
  await tellHelm("done");
  return before + await until(reader, "The transcript:");
}

Deno.test("terminal: a silent command is shown with its time, later with the usual one", async () => {
  await using live = new LiveScene();
  const first = await lasting(live, ["run", "--yes"], "running: helm install something · ");
  assert(!first.includes("usually"), first);
  assertMatch(first.split("\r\u001b[2K").at(-1) ?? "", /^.*done/, "the line goes first");
  for (const words of [["run"], ["run", "--quiet"]]) {
    const next = await lasting(live, words, "usually ");
    assertMatch(next, /running: helm install something · \d+ s, usually \d+ s/);
    assert(!next.split("\r\u001b[2K").at(-1)?.includes("running:"), next);
  }
});

Deno.test("terminal: what a resumed run waits for is shown", async () => {
  await using live = new LiveScene();
  const tellFirst = live.installHelm();
  await using killed = await live.begin("run", "--yes");
  killed.process.kill("SIGKILL");
  await killed.process.status;
  const tellHelm = live.installHelm();
  await using process = onTerminal(live, "resume");
  const reader = process.stdout.pipeThrough(new TextDecoderStream()).getReader();
  await until(reader, "the end of a command");
  await tellFirst("done");
  await tellHelm("done");
  await until(reader, "The transcript:");
});
