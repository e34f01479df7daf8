import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { ConfigError, UsageError } from "../../runbook/errors/mod.ts";
import { encodeLine, readRun, type RunFolder } from "../../runbook/journal/mod.ts";
import { Folders } from "./folders.ts";
import { eventsOf, newestIn, sameEverywhere } from "./pages.ts";
import { performed } from "./performing.ts";
import { begin, goOn, type Place } from "./scenes.ts";
import { smallProgram } from "./small_program.ts";
import { hold, madeIn } from "./small_runbook.ts";
import { assertTallied } from "./tally.ts";
import { tryAll } from "./trials.ts";

const NEWLINE = 0x0a;

/** The bytes with one bit of one byte changed. */
function flipped(bytes: Uint8Array<ArrayBuffer>, at: number): Uint8Array<ArrayBuffer> {
  return bytes.with(at, (bytes[at] ?? 0) ^ (1 << (at % 8)));
}

/** The number of the line in which each byte stands. */
function linesOf(bytes: Uint8Array): readonly number[] {
  let line = 1;
  return Array.from(bytes, (byte) => byte === NEWLINE ? line++ : line);
}

/** Fails unless a journal is refused with this line, and left alone. */
async function assertRefused(place: Place, { journal }: RunFolder, line: number): Promise<void> {
  const before = Deno.readFileSync(journal);
  const { code, stdout, stderr } = await performed(place, "status");
  assertEquals([code, stdout], [3, ""]);
  assertStringIncludes(stderr, `\n  at ${journal}:${line}\n`);
  const error = await assertRejects(() => goOn(place), ConfigError);
  assertEquals(error.place, { file: journal, line });
  const docs = await performed(place, "docs", "--for", "github", "--force");
  assertEquals(docs.code, 0);
  assertStringIncludes(docs.stderr, `line ${line} `);
  assertStringIncludes(docs.stdout, "No run on a cluster is complete");
  assertEquals(Deno.readFileSync(journal), before);
}

Deno.test("damage: a bit that has changed is found by its line's checksum", async () => {
  await using folders = new Folders();
  const place = await folders.recorded();
  await begin(place, { rehearse: false });
  const folder = newestIn(place.home);
  const bytes = sameEverywhere(folder);
  const lines = linesOf(bytes);
  const every = await tryAll({
    all: bytes.keys(),
    attempt(at) {
      Deno.writeFileSync(folder.journal, flipped(bytes, at));
      const line = lines[at] ?? 0;
      try {
        const state = readRun(folder);
        // Without its line feed the last line is as a crash leaves it, and does not count.
        assert(at === bytes.length - 1, "nobody noticed");
        assert(state.type === "begun" && state.ended === undefined);
        assertEquals(state.dropped?.line, line);
      } catch (error) {
        assert(error instanceof ConfigError, String(error));
        assertEquals(error.place, { file: folder.journal, line });
      }
    },
  });
  const fault = "One bit of the journal is changed";
  assertTallied("20-flipped-byte", {
    part: "damage",
    fault: `${fault}, in each of its bytes`,
    place: "machine",
    outcome: "An error that names the line",
    ...every,
  });
  const commands = await tryAll({
    all: new Set(lines),
    async attempt(line) {
      Deno.writeFileSync(folder.journal, flipped(bytes, lines.indexOf(line) + 7 * line % 50));
      await assertRefused(place, folder, line);
    },
  });
  assertTallied("21-flipped-line", {
    part: "damage",
    fault: `${fault}, in each of its lines, then \`status\`, \`resume\` and \`docs\``,
    place: "machine",
    outcome:
      "`status` and `resume` name the line and change nothing; `docs` says that it passes the run over",
    ...commands,
  });
});

Deno.test("damage: an empty journal is that of a run that never began", async () => {
  await using folders = new Folders();
  const tally = await tryAll({
    all: [true, false],
    async attempt(rehearse) {
      const place = await folders.recorded();
      await begin(place, { rehearse });
      Deno.truncateSync(newestIn(place.home).journal);
      const { code, stdout } = await performed(place, "status");
      assertEquals([code, stdout.split(".")[0]], [0, "Nothing was run in this folder yet"]);
      const error = await assertRejects(() => goOn(place), UsageError);
      assertStringIncludes(error.message, "there is no run in this folder");
      assertEquals(await begin(place, { rehearse }), { verdict: "passed", exitCode: 0 });
    },
  });
  assertTallied("30-empty", {
    part: "damage",
    fault: "An empty journal, of a run and of a rehearsal",
    place: "machine",
    outcome: "It counts as a run that never began; the next `run` passes",
    ...tally,
  });
});

Deno.test("damage: a journal of another version is refused by name", async () => {
  await using folders = new Folders();
  const place = await folders.recorded();
  await begin(place, { rehearse: false });
  const folder = newestIn(place.home);
  const events = eventsOf(folder);
  const tally = await tryAll({
    all: [0, 2, 99],
    async attempt(format) {
      const lines = events.map((event) => "format" in event ? { ...event, format } : event);
      const bytes = lines.flatMap((event) => [...encodeLine(event)]);
      Deno.writeFileSync(folder.journal, Uint8Array.from(bytes));
      await assertRefused(place, folder, 1);
      const { stderr } = await performed(place, "status");
      assertStringIncludes(stderr, `(format ${format})`);
    },
  });
  assertTallied("31-foreign-version", {
    part: "damage",
    fault: "A journal of an older and of newer versions, then `status`, `resume` and `docs`",
    place: "machine",
    outcome: "The version is named, nothing is changed",
    ...tally,
  });
});

Deno.test("damage: while a run goes on, no second one begins", async () => {
  await using folders = new Folders();
  const place = await folders.recorded();
  const start = (...words: readonly string[]) => {
    const [program = "", ...args] = [...smallProgram(place.home), ...words];
    const env = { KUBECONFIG: place.kubeconfig ?? "" };
    return new Deno.Command(program, { args, env, stdin: "null" }).output();
  };
  const held = hold(place.home, "second");
  const first = start("run", "--yes");
  while (!madeIn(place.home).told.includes("second")) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const calls = ["run --yes", "run --rehearse", "resume", "verify", "undo --yes", "prune --yes"];
  const tally = await tryAll({
    all: calls.map((call) => call.split(" ")),
    async attempt(words) {
      const { code, stderr } = await start(...words);
      const said = new TextDecoder().decode(stderr);
      assertEquals(code, 4, said);
      assertStringIncludes(said, "expected one run at a time");
      assertStringIncludes(said, "or end it: kill ");
    },
  }).finally(() => held[Symbol.dispose]());
  assertEquals((await first).code, 0);
  assertEquals(madeIn(place.home).beside, []);
  assertTallied("40-two-at-once", {
    part: "damage",
    fault: "`run`, `resume`, `verify`, `undo`, `prune` while a run goes on in the same folder",
    place: "machine",
    outcome: "Exit code 4 with the process that is at it; the first run passes",
    ...tally,
  });
});
