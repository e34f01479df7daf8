import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { LiveScene } from "./live_scene.ts";

/** Calls the runbook on a terminal of its own; needs `script` of util-linux. */
async function onTerminal(
  live: LiveScene,
  words: readonly string[],
  answer: string,
): Promise<{ readonly code: number; readonly shown: string }> {
  const { line, env, cwd } = live.call(...words).parts;
  const quoted = line.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
  const args = ["--quiet", "--return", "--command", quoted, "/dev/null"];
  await using process = new Deno.Command("script", {
    args,
    env: { ...env, TERM: "xterm" },
    cwd,
    clearEnv: true,
    stdin: "piped",
    stdout: "piped",
  }).spawn();
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
  const { code, shown } = await onTerminal(live, ["run"], "n");
  assertStringIncludes(shown, "The runbook has not changed this cluster before:");
  assertStringIncludes(shown, "context  homelab");
  assertStringIncludes(shown, "Nothing was changed");
  assertEquals(code, 130);
  live.scene.isUntouched();
});

Deno.test("terminal: yes lets it begin, in colours; the next run asks no more", async () => {
  await using live = new LiveScene();
  for (const asks of [true, false]) {
    const tellHelm = live.installHelm();
    const [{ code, shown }] = await Promise.all([
      onTerminal(live, ["run"], "y"),
      tellHelm("done"),
    ]);
    assertEquals(code, 0);
    assertEquals(shown.includes("Go on?"), asks);
    assert(shown.includes("\u001b[32m✔"));
  }
});
