import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { createRun, keptText, openSpill } from "../journal/mod.ts";
import { isAlive } from "../process/mod.ts";
import { createMasker } from "../secrets/mod.ts";
import { testFolder, worldIn } from "../testdata/mod.ts";
import type { LiveOptions } from "./live.ts";
import type { CommandRequest, CommandSink, Ran, Waiting } from "./world.ts";

type Piece = Parameters<CommandSink["output"]>;
type Process = Parameters<CommandSink["process"]>[0];

/** Runs one command in a new folder, unless one is given. */
async function run(
  request: Partial<CommandRequest>,
  live: Partial<LiveOptions> = {},
): Promise<{ ran: Ran; pieces: readonly Piece[]; processes: readonly Process[] }> {
  await using folder = await testFolder();
  const pieces: Piece[] = [];
  const processes: Process[] = [];
  const ran = await worldIn(folder.path, live).command({
    command: 1,
    mode: "look",
    text: "true",
    within: 20_000,
    settle: () => "done",
    ...request,
  }, {
    process: (process) => void processes.push(process),
    output: (...piece) => void pieces.push(piece),
  });
  return { ran, pieces, processes };
}

const textOf = (pieces: readonly Piece[], stream: Piece[0]) =>
  keptText(
    pieces.filter(([of]) => of === stream).map(([, text, omitted]) =>
      omitted === undefined ? { text } : { text, omitted }
    ),
  );

Deno.test("live command: what is judged is what is recorded", async () => {
  const { ran, pieces, processes } = await run({ text: "echo ünï; echo why >&2; exit 3" });
  assertEquals([ran.code, ran.stdout, ran.stderr, ran.attempts], [3, "ünï\n", "why\n", 1]);
  assertEquals([textOf(pieces, "stdout"), textOf(pieces, "stderr")], [ran.stdout, ran.stderr]);
  assertEquals(processes.length, 1);
});

Deno.test("live command: secrets are masked before anything is judged or recorded", async () => {
  const masker = createMasker();
  masker.add(["a-secret-token"]);
  const judged: string[] = [];
  const { ran, pieces } = await run({
    mode: "until",
    text: "printf 'is a-secr'; printf 'et-token\\n'; echo a-secret-token >&2",
    settle: ({ stdout, stderr }) => {
      judged.push(stdout, stderr);
      return "done";
    },
  }, { masker });
  const [stdout, stderr] = judged;
  assertEquals([stdout, stderr], ["is ‹masked›\n", "‹masked›\n"]);
  assertEquals([ran.stdout, ran.stderr], [stdout, stderr]);
  assertEquals([textOf(pieces, "stdout"), textOf(pieces, "stderr")], [stdout, stderr]);
});

Deno.test("live command: secrets are learned anew after a change, and only then", async () => {
  let learned = 0;
  const freshSecrets = () => Promise.resolve(void learned++);
  await run({ mode: "look" }, { freshSecrets });
  await run({ mode: "until" }, { freshSecrets });
  assertEquals(learned, 0);
  await run({ mode: "change" }, { freshSecrets });
  assertEquals(learned, 1);
});

Deno.test("live command: of a long output head and tail are kept, the whole beside", async () => {
  await using folder = await testFolder();
  const runFolder = createRun({ home: folder.path, clock: Date.now });
  const { ran, pieces } = await run({ text: "seq 100000" }, {
    openSpill: (command, stream) => openSpill({ run: runFolder, command, stream }),
  });
  const whole = Array.from({ length: 100_000 }, (_, index) => `${index + 1}\n`).join("");
  const omitted = pieces.at(-1)?.[2];
  assert(omitted !== undefined);
  assertEquals(omitted.file, "output/1.stdout.txt");
  assertEquals(await Deno.readTextFile(`${runFolder.path}/${omitted.file}`), whole);
  const tail = pieces.at(-1)?.[1] ?? "";
  const head = pieces.slice(0, -1).map(([, text]) => text).join("");
  assert(whole.startsWith(head) && whole.endsWith(tail));
  assertEquals(head.length + omitted.bytes + tail.length, whole.length);
  assertEquals(ran.stdout, textOf(pieces, "stdout"));
  assertStringIncludes(ran.stdout, `\n… ${omitted.bytes} bytes left out …\n`);
});

Deno.test("live command: waiting records the last attempt only", async () => {
  const waitings: Waiting[] = [];
  const { ran, pieces, processes } = await run({
    mode: "until",
    text: "echo x >> calls; grep -c x calls",
    settle: ({ stdout }) => stdout === "3\n" ? "done" : "again",
  }, { waiting: (waiting) => void waitings.push(waiting) });
  assertEquals([ran.stdout, ran.attempts], ["3\n", 3]);
  assertEquals(pieces, [["stdout", "3\n", undefined]]);
  assertEquals(processes, []);
  assertEquals(waitings.map(({ attempts, last }) => [attempts, last]), [[1, "1"], [2, "2"]]);
});

Deno.test("live command: waiting ends where there is no hope", async () => {
  const { ran } = await run({ mode: "until", text: "exit 1", settle: () => "stop" });
  assertEquals([ran.code, ran.attempts], [1, 1]);
});

Deno.test("live command: a timeout ends the whole tree, and keeps what was printed", async () => {
  const { ran, processes } = await run({
    text: "echo begun; sleep 100 & sleep 100",
    within: 1_000,
  });
  assertEquals([ran.timedOut, ran.code, ran.stdout], [true, null, "begun\n"]);
  const [process] = processes;
  assert(process !== undefined);
  assertEquals(await isAlive(process), false);
});

Deno.test("live command: an abort ends the command and what it started", async () => {
  const abort = new AbortController();
  const started = Promise.withResolvers<void>();
  await using folder = await testFolder();
  const processes: Process[] = [];
  const world = worldIn(folder.path, { signal: abort.signal });
  const running = world.command({
    command: 1,
    mode: "change",
    text: "echo begun; sleep 100 & sleep 100",
    within: 20_000,
    settle: () => "done",
  }, { process: (process) => void processes.push(process), output: () => started.resolve() });
  await started.promise;
  abort.abort();
  assertEquals((await running).signal, "SIGTERM");
  const [process] = processes;
  assert(process !== undefined);
  assertEquals(await isAlive(process), false);
});
