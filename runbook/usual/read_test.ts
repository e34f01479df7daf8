import { assert, assertEquals } from "@std/assert";
import { createJournal, createRun, type Event, readRun, type RunFolder } from "../journal/mod.ts";
import { runStarted, stepEvents, type TestFolder, testFolder } from "../testdata/mod.ts";
import { type UsualTimes } from "./times.ts";
import { usualTimeReader } from "./read.ts";

const READY = { step: "ingress", action: "tell", label: "all is ready" } as const;

Deno.test("usual times: read from the newest live runs, when first asked", async () => {
  await using home = await testFolder();
  for (const time of [90_000, 1_000, 2_000, 3_000, 4_000, 5_000]) write(home, told(time));
  const usual = reader(home);
  write(home, told(80_000));
  assertEquals(usual(READY), { duration: 4_000, recorded: false });
});

Deno.test("usual times: rehearsals, damaged, empty and huge journals say nothing and stop nothing", async () => {
  await using home = await testFolder();
  write(home, told(1_000));
  write(home, told(70_000), { world: "rehearsal" });
  Deno.writeTextFileSync(write(home, told(70_000)).journal, "damage\n", { append: true });
  Deno.writeTextFileSync(write(home, told(70_000)).journal, "");
  Deno.removeSync(write(home, told(70_000)).journal);
  write(home, [...told(70_000), { type: "prose", style: "say", text: "x".repeat(2_000_000) }]);
  assertEquals(reader(home)(READY)?.duration, 1_000);
});

Deno.test("usual times: of the run that goes on counts what was told before, not its journal", async () => {
  await using home = await testFolder();
  const folder = write(home, told(6_000));
  const state = readRun(folder);
  assert(state.type === "begun");
  const options = { home: home.path, recording: "/nowhere", folder };
  assertEquals(usualTimeReader({ ...options, before: undefined })(READY), undefined);
  assertEquals(usualTimeReader({ ...options, before: state })(READY)?.duration, 6_000);
});

Deno.test("usual times: without runs the recording says it; without that nobody does", async () => {
  await using home = await testFolder();
  const { journal } = write(home, told(7_000));
  await using empty = await testFolder();
  assertEquals(reader(empty, journal)(READY), { duration: 7_000, recorded: true });
  const usual = reader(empty);
  Deno.removeSync(`${empty.path}/.runbook`, { recursive: true });
  Deno.writeTextFileSync(`${empty.path}/.runbook`, "a file where the folder should be");
  assertEquals(usual(READY), undefined);
});

let second = Date.UTC(2026, 10, 1);

function write(
  home: TestFolder,
  events: readonly Event[],
  given: Parameters<typeof runStarted>[0] = {},
): RunFolder {
  const clock = () => second += 1_000;
  const folder = createRun({ home: home.path, clock });
  using journal = createJournal({ folder: folder.path, clock });
  for (const event of [runStarted({ ...given, run: folder.id }), ...events]) journal.append(event);
  return folder;
}

function told(duration: number): readonly Event[] {
  const check = { type: "check", label: READY.label, phase: "tell", verdict: "yes" } as const;
  return stepEvents("ingress", {}, [{ ...check, attempts: 1, duration }]);
}

function reader(home: TestFolder, recording = "/nowhere"): UsualTimes {
  const folder = createRun({ home: home.path, clock: () => second += 1_000 });
  return usualTimeReader({ home: home.path, folder, before: undefined, recording });
}
