/**
 * What telling adds to a command beyond running it: promised are 3 ms beyond zx, with the journal,
 * the matching and the terminal. Each way has a process of its own, as `deno task run` makes it: the
 * larger a process is, the longer it takes to start another one, and one with benchmarks is large.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { taskCommand } from "../command_line/task.ts";
import { median } from "./median.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const COMMANDS = 50;

const ROUNDS = 9;

const WAYS = {
  command: "a loop over Deno.Command",
  zx: "a bare zx script",
  session: "the same, each command in a session of its own",
  told: "told: masked, matched, journaled and shown",
} as const;

type Way = keyof typeof WAYS;

/** Milliseconds a command. */
async function measure(way: Way): Promise<number> {
  const [program = "", ...args] = taskCommand(ROOT).slice(0, -1);
  const { success, stdout } = await new Deno.Command(program, {
    args: [...args, "runbook/run/testdata/fifty_commands.ts", way],
    cwd: ROOT,
    stdin: "null",
  }).output();
  if (!success) throw new Error(`the commands by ${way} failed`);
  return Number(new TextDecoder().decode(stdout)) / COMMANDS;
}

if (import.meta.main) {
  const ways = Object.keys(WAYS) as Way[];
  const taken = new Map<Way, number[]>(ways.map((way) => [way, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const way of ways) taken.get(way)?.push(await measure(way));
  }
  console.log(`${COMMANDS} commands, ms a command, medians of ${ROUNDS} rounds`);
  const medianOf = (way: Way): number => median(taken.get(way) ?? []);
  for (const way of ways) {
    const ratio = (medianOf(way) / medianOf("command")).toFixed(1);
    console.log(`${medianOf(way).toFixed(2).padStart(8)}  x${ratio}  ${WAYS[way]}`);
  }
  const added = (medianOf("told") - medianOf("zx")).toFixed(2);
  console.log(`telling adds ${added} ms to a command beyond zx; promised are 3`);
}
