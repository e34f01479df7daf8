import { assert, assertEquals, assertRejects } from "@std/assert";
import { fold, type OpenCommand } from "../journal/mod.ts";
import { isAlive, type ProcessIdentity, runProcess } from "../process/mod.ts";
import { commandEvents, manualClock, numbered, PROCESS_ENV, runStarted } from "../testdata/mod.ts";
import type { Clock, Waiting } from "../world/mod.ts";
import { endLeftOvers } from "./left_over.ts";

const forever = new AbortController().signal;

/** A process that runs, and how a journal without its end speaks of it. */
async function leftOver(command: string) {
  const started = Promise.withResolvers<ProcessIdentity>();
  const ended = runProcess({
    command,
    cwd: "/",
    env: PROCESS_ENV,
    timeout: 30_000,
    onStart: started.resolve,
    onOutput: () => {},
  });
  const process = await started.promise;
  const [begun] = commandEvents(1, command);
  assert(begun !== undefined);
  const state = fold(numbered([
    runStarted(),
    begun,
    { type: "process-started", command: 1, ...process },
  ]));
  const open: readonly OpenCommand[] = state.type === "begun" ? state.open : [];
  return { process, open, ended };
}

/** A clock on which every sleep is as long as this. */
function clockOf(pause: number): Clock {
  const clock = manualClock();
  return { now: clock.now, sleep: () => Promise.resolve(clock.pass(pause)) };
}

Deno.test("left over: a command that outlived its runbook is waited for", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const { open, ended } = await leftOver(`until test -e ${folder}/go; do sleep 0.01; done`);
    const heard: Waiting[] = [];
    const waiting = (told: Waiting) => {
      heard.push(told);
      Deno.writeTextFileSync(`${folder}/go`, "");
    };
    await endLeftOvers({ open, clock: clockOf(1), waiting, signal: forever });
    assertEquals((await ended).code, 0);
    assert(heard[0]?.label.includes("the end of a command of the run before: until test"));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("left over: a command that does not end is ended", async () => {
  const { open, process, ended } = await leftOver("sleep 100 & sleep 100");
  await endLeftOvers({ open, clock: clockOf(60_000), waiting: () => {}, signal: forever });
  assertEquals((await ended).signal, "SIGTERM");
  assertEquals(await isAlive(process), false);
});

Deno.test("left over: an abort ends the waiting, not the command", async () => {
  const { open, process, ended } = await leftOver("sleep 100");
  const abort = new AbortController();
  const reason = new Error("interrupted");
  const clock = manualClock();
  const waiting = () => abort.abort(reason);
  const ending = endLeftOvers({ open, clock, waiting, signal: abort.signal });
  assertEquals(await assertRejects(() => ending), reason);
  assertEquals(await isAlive(process), true);
  await endLeftOvers({ open, clock: clockOf(120_000), waiting: () => {}, signal: forever });
  await ended;
});

Deno.test("left over: what has ended, or never began, is not waited for", async () => {
  const { open, ended } = await leftOver("true");
  await ended;
  const waiting = () => assert(false, "nothing to wait for");
  const unknown = open.map((command) => ({ ...command, process: undefined }));
  await endLeftOvers({ open: [...open, ...unknown], clock: clockOf(1), waiting, signal: forever });
});
