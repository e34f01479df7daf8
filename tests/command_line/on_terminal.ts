/**
 * Calls on a terminal of their own.
 *
 * @module
 */
import type { LiveScene } from "./live_scene.ts";

/** Starts the runbook on a terminal of its own; needs `script` of util-linux. */
export function onTerminal(live: LiveScene, ...words: readonly string[]): Deno.ChildProcess {
  const { line, env, cwd } = live.call(...words).parts;
  const quoted = line.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
  return new Deno.Command("script", {
    args: ["--quiet", "--return", "--command", quoted, "/dev/null"],
    env: { ...env, TERM: "xterm" },
    cwd,
    clearEnv: true,
    stdin: "piped",
    stdout: "piped",
  }).spawn();
}

/** Runs it to its end, with these answers to its questions in turn. */
export async function answering(
  process: Deno.ChildProcess,
  question: string,
  answers: readonly string[],
): Promise<{ readonly code: number; readonly shown: string }> {
  await using running = process;
  const left = [...answers];
  const writer = running.stdin.getWriter();
  let [shown, seen] = ["", 0];
  for await (const text of running.stdout.pipeThrough(new TextDecoderStream())) {
    shown += text;
    for (let at = shown.indexOf(question, seen); at !== -1; at = shown.indexOf(question, seen)) {
      seen = at + question.length;
      await writer.write(new TextEncoder().encode(left.shift() ?? ""));
    }
  }
  await writer.close();
  return { code: (await running.status).code, shown };
}
