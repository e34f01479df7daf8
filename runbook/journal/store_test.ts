import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import { ConfigError, EnvironmentError } from "../errors/mod.ts";
import { encodeLine } from "./codec.ts";
import { isPassed } from "./state.ts";
import type { Recorded } from "./events.ts";
import { readJournal } from "./read.ts";
import { reopenJournal } from "./reopen.ts";
import { createJournal, JOURNAL_FILE } from "./store.ts";
import { RUN_STARTED, SAMPLE, SMALL, told } from "./testdata/events.ts";
import { startScript, withFolder } from "./testdata/folders.ts";

const clock = (): number => Date.UTC(2026, 10, 23, 18, 15, 2, 7);

Deno.test("store: an event is one line in the file, numbered and dated, and only its owner's", () =>
  withFolder((folder) => {
    using journal = createJournal({ folder, clock });
    const first = journal.append(RUN_STARTED);
    const second = journal.append({ type: "prose", style: "say", text: "Hello" });
    assertEquals(first.n, 1);
    assertEquals(second, {
      n: 2,
      at: "2026-11-23T18:15:02.007Z",
      type: "prose",
      style: "say",
      text: "Hello",
    });
    assertEquals(journal.file, `${folder}/${JOURNAL_FILE}`);
    assertEquals(Deno.readFileSync(journal.file), bytesOf([first, second]));
    assertEquals((Deno.statSync(journal.file).mode ?? 0) & 0o777, 0o600);
  }));

Deno.test("store: an event of another journal gets a number and time of this one", () =>
  withFolder((folder) => {
    using journal = createJournal({ folder, clock });
    journal.append(RUN_STARTED);
    const [, , prose] = SAMPLE;
    assert(prose !== undefined);
    assertEquals(journal.append(prose), { ...prose, n: 2, at: "2026-11-23T18:15:02.007Z" });
  }));

Deno.test("store: listeners hear of each event once it is in the file, until they leave", () =>
  withFolder((folder) => {
    using journal = createJournal({ folder, clock });
    const heard: number[] = [];
    const leave = journal.subscribe(({ n }) => {
      heard.push(n);
      const { state } = readJournal(journal.file);
      assert(state.type === "begun");
      assertEquals(state.lines, n);
    });
    journal.append(RUN_STARTED);
    journal.append({ type: "prose", style: "say", text: "heard" });
    leave();
    journal.append({ type: "prose", style: "say", text: "not heard" });
    assertEquals(heard, [1, 2]);
  }));

Deno.test("store: a journal is never begun twice", () =>
  withFolder((folder) => {
    write(folder, SAMPLE);
    const error = assertThrows(() => createJournal({ folder, clock }), EnvironmentError);
    assertMatch(error.message, /^Cannot begin the journal ".*": file exists/);
    assertEquals(Deno.readFileSync(`${folder}/${JOURNAL_FILE}`), bytesOf(SAMPLE));
  }));

Deno.test("store: cut at any byte, a journal goes on without losing or inventing an end", () =>
  withFolder((parent) => {
    const whole = bytesOf(SMALL);
    const ends = SMALL.map((_, index) => bytesOf(SMALL.slice(0, index + 1)).length);
    const passedAt = ends[SMALL.findIndex(({ type }) => type === "step-ended")] ?? 0;
    for (let cut = 0; cut <= whole.length; cut++) {
      const folder = `${parent}/${cut}`;
      Deno.mkdirSync(folder);
      Deno.writeFileSync(`${folder}/${JOURNAL_FILE}`, whole.subarray(0, cut));
      const lines = ends.filter((end) => end - 1 <= cut).length;
      const tail = whole.subarray(Math.min(cut, ends[lines - 1] ?? 0), cut);

      const { journal, state, savedTail } = reopenJournal({ folder, clock });
      using _ = journal;
      if (savedTail === undefined) assertEquals(tail.length, 0, `cut at byte ${cut}`);
      else assertEquals(Deno.readFileSync(savedTail), tail);
      assertEquals(state.type === "begun" ? state.lines : 0, lines);
      const passed = state.type === "begun" && isPassed(state.steps.get("ingress"));
      assertEquals(passed, cut >= passedAt - 1, `cut at byte ${cut}`);

      const added = journal.append({ type: "prose", style: "say", text: "added" });
      assertEquals(
        Deno.readFileSync(journal.file),
        bytesOf([...SMALL.slice(0, lines), added]),
      );
    }
  }));

Deno.test("store: a torn end is saved under a name of its own each time", () =>
  withFolder((folder) => {
    for (const name of ["journal.jsonl.torn-1", "journal.jsonl.torn-1-2"]) {
      Deno.writeTextFileSync(`${folder}/${JOURNAL_FILE}`, '{"n":1,');
      const { journal, state, savedTail } = reopenJournal({ folder, clock });
      journal[Symbol.dispose]();
      assertEquals(state.dropped, { line: 1, bytes: 7 });
      assertEquals(savedTail, `${folder}/${name}`);
      assertEquals((Deno.statSync(`${folder}/${name}`).mode ?? 0) & 0o777, 0o600);
    }
  }));

Deno.test("store: a damaged journal is refused and left as it is", () =>
  withFolder((folder) => {
    const bytes = bytesOf(SAMPLE);
    bytes[1000] = 0;
    Deno.writeFileSync(`${folder}/${JOURNAL_FILE}`, bytes);
    const error = assertThrows(() => reopenJournal({ folder, clock }), ConfigError);
    assertEquals(error.place?.file, `${folder}/${JOURNAL_FILE}`);
    assertEquals(Deno.readFileSync(`${folder}/${JOURNAL_FILE}`), bytes);
    assertEquals([...Deno.readDirSync(folder)].length, 1);
  }));

Deno.test("store: a run whose journal was never made can still begin", () =>
  withFolder((folder) => {
    const { journal, state } = reopenJournal({ folder, clock });
    using _ = journal;
    assertEquals(state, { type: "never-began", dropped: undefined });
    assertEquals(journal.append(RUN_STARTED).n, 1);
  }));

Deno.test("store: killed while it writes, a journal has everything that it said was written", () =>
  withFolder(async (folder) => {
    await using script = startScript("append_forever.ts", folder);
    let confirmed = 0;
    while (confirmed < 300) {
      const { value, done } = await script.lines.next();
      assert(done !== true, "the script ended by itself");
      confirmed = Number(value);
    }
    script.process.kill("SIGKILL");
    await script.process.status;

    const { journal, state } = reopenJournal({ folder, clock });
    using _ = journal;
    assert(state.type === "begun");
    assert(state.lines >= confirmed, `${state.lines} lines of ${confirmed}`);
    assertEquals(journal.append({ ...RUN_STARTED, type: "run-resumed" }).n, state.lines + 1);
    assertEquals(readJournal(journal.file).ending.dropped, undefined);
  }));

Deno.test("store: a folder that vanishes or moves is noticed at the next start or end", () =>
  withFolder((parent) => {
    const vanish: Readonly<Record<string, (folder: string) => void>> = {
      removed: (folder) => Deno.removeSync(folder, { recursive: true }),
      moved: (folder) => Deno.renameSync(folder, `${folder}-elsewhere`),
    };
    for (const [name, act] of Object.entries(vanish)) {
      const folder = `${parent}/${name}`;
      Deno.mkdirSync(folder);
      using journal = createJournal({ folder, clock });
      journal.append(RUN_STARTED);
      act(folder);
      const started = told("ingress", "passed").find(({ type }) => type === "process-started");
      assert(started !== undefined);
      const error = assertThrows(() => journal.append(started), EnvironmentError);
      assertMatch(
        error.message,
        /^Cannot write line 2 of the journal .*: no such file or directory/,
      );
      assertMatch(error.remedy ?? "", /up to line 1 is safe.*deno task resume/);
      assertThrows(() => journal.append(RUN_STARTED), EnvironmentError, "line 2");
    }
  }));

Deno.test("store: a file that was put in the journal's place is noticed", () =>
  withFolder((folder) => {
    using journal = createJournal({ folder, clock });
    journal.append(RUN_STARTED);
    Deno.renameSync(journal.file, `${journal.file}.old`);
    write(folder, SAMPLE);
    const error = assertThrows(
      () => journal.append({ type: "run-ended", verdict: "passed" }),
      EnvironmentError,
    );
    assertMatch(error.message, /another file has taken its place/);
    assertEquals(Deno.readFileSync(journal.file), bytesOf(SAMPLE));
  }));

Deno.test("store: where no folder can be, the error says so", () =>
  withFolder((folder) => {
    Deno.writeTextFileSync(`${folder}/file`, "");
    const error = assertThrows(
      () => createJournal({ folder: `${folder}/file`, clock }),
      EnvironmentError,
    );
    assertMatch(error.message, /^Cannot begin the journal ".*": not a directory/);
    assertEquals(error.exitCode, 4);
  }));

function write(folder: string, events: readonly Recorded[]): void {
  Deno.writeFileSync(`${folder}/${JOURNAL_FILE}`, bytesOf(events));
}

function bytesOf(events: readonly Recorded[]): Uint8Array {
  return Uint8Array.from(events.flatMap((event) => [...encodeLine(event)]));
}
