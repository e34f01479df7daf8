/**
 * How long somebody waits for the first word: promised are 60 ms beyond an empty script for what
 * only tells of itself, 100 ms for what reads the runbook.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { taskCommand } from "../command_line/task.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const group = "from the call to the end, with a warm cache";

const EMPTY = "tests/bench/empty.ts";

async function call([program = "", ...args]: readonly string[]): Promise<void> {
  const { success } = await new Deno.Command(program, {
    args,
    cwd: ROOT,
    env: { NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
    stdin: "null",
    stdout: "null",
  }).output();
  if (!success) throw new Error(`${args.at(-1)} failed`);
}

Deno.bench("an empty script", { group, baseline: true }, async () => {
  await call([...taskCommand(ROOT, "list").slice(0, -1), EMPTY]);
});

for (const word of ["--version", "--help", "list", "plan", "status"]) {
  Deno.bench(word, { group }, async () => {
    await call([...taskCommand(ROOT, word), word]);
  });
}
