/**
 * Calls on a terminal of their own.
 *
 * @module
 */
import type { Call } from "./call.ts";
import type { LiveScene } from "./live_scene.ts";

/** Starts the runbook on a terminal of its own; needs `script` of util-linux. */
export function onTerminal(
  live: Pick<LiveScene, "call">,
  ...words: readonly string[]
): Deno.ChildProcess {
  return callOnTerminal(live.call(...words));
}

/** Starts a call on a terminal of its own, which says how wide it is if that is given. */
export function callOnTerminal(call: Call, columns?: number): Deno.ChildProcess {
  const { line, env, cwd } = call.parts;
  const quoted = line.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
  const command = columns === undefined ? quoted : `stty cols ${columns}; ${quoted}`;
  return new Deno.Command("script", {
    args: ["--quiet", "--return", "--command", command, "/dev/null"],
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
