import { assert, assertEquals, assertMatch, assertRejects } from "@std/assert";
import { EnvironmentError, RunbookError } from "../../runbook/errors/mod.ts";
import { listRuns } from "../../runbook/journal/mod.ts";
import type { Outcome } from "../../runbook/run/mod.ts";
import { Disk } from "./disk.ts";
import { Folders } from "./folders.ts";
import { newestIn, wikiPageOf } from "./pages.ts";
import { performed } from "./performing.ts";
import { begin, goOn, type Hearer, type Place, quickFolder } from "./scenes.ts";
import { IDS } from "./small_runbook.ts";
import { assertTallied } from "./tally.ts";
import { spread, tryAll } from "./trials.ts";
import { placeOf } from "./victim.ts";

/** Tells as far as it goes; what stops it has to be made for people. */
async function asFarAsItGoes(telling: Promise<Outcome>): Promise<Outcome | EnvironmentError> {
  try {
    return await telling;
  } catch (error) {
    if (error instanceof EnvironmentError && error.remedy !== undefined) return error;
    throw error;
  }
}

/** Goes on, or begins where nothing has begun yet. */
async function toItsEnd(place: Place): Promise<void> {
  try {
    assertEquals((await goOn(place)).verdict, "passed");
  } catch (error) {
    if (!(error instanceof RunbookError) || error.exitCode !== 2) throw error;
    const finished = error.message.includes("the last run is finished");
    if (!finished) assertEquals((await begin(place, { rehearse: true })).verdict, "passed");
  }
}

Deno.test("damage: a disk that is full at any point stops a run, and it goes on when there is room", async () => {
  using folder = quickFolder();
  const whole = placeOf("rehearsal", folder.path);
  await begin(whole, { rehearse: true });
  const page = wikiPageOf(whole.runbook, newestIn(whole.home));
  const tally = await tryAll({
    // The whole needs about 700 KiB; its journal alone, 130.
    all: spread(4, 400, 67),
    async attempt(kibibytes) {
      using disk = new Disk(kibibytes);
      const place = { ...whole, home: disk.path };
      const ended = await asFarAsItGoes(begin(place, { rehearse: true }));
      if (ended instanceof EnvironmentError) assertMatch(ended.message, /no space left on device/);
      const { code, stdout } = await performed(place, "status");
      assertEquals(code, 0);
      // What is said to have passed has: nothing but its pages may be missing.
      assertEquals(/: passed$/m.test(stdout), !(ended instanceof EnvironmentError));
      disk.grow(4_096);
      await toItsEnd(place);
      assertEquals(wikiPageOf(place.runbook, newestIn(place.home)), page);
      assertEquals((await performed(place, "status")).code, 0);
    },
  });
  assertTallied("50-full-disk", {
    part: "damage",
    fault: "A whole run on disks of 4 to 400 KiB, full at other places each time",
    place: "rehearsal",
    outcome:
      "An error that says so, never a wrong `passed`; with room, `resume` passes, the same page",
    ...tally,
  });
});

Deno.test("damage: on a read-only disk nothing begins, and what only looks does its work", async () => {
  using disk = new Disk(4_096);
  const place = placeOf("rehearsal", disk.path);
  await begin(place, { rehearse: true });
  Deno.truncateSync(newestIn(place.home).journal, 20_000);
  disk.readOnly(true);
  const runs = listRuns(place.home);
  const calls = [
    ["status", 0],
    ["list", 0],
    ["plan", 0],
    ["docs --check", 1],
    ["docs", 4],
    ["prune --yes", 4],
  ] as const;
  const tally = await tryAll({
    all: [
      ...calls.map(([words, code]) => async () => {
        const said = await performed(place, ...words.split(" "));
        assertEquals(said.code, code, `${words}: ${said.stderr}`);
        if (code === 4) assertMatch(said.stderr, /read-only file system/i);
      }),
      ...[() => goOn(place), () => begin(place, { rehearse: true })].map((act) => async () => {
        const error = await assertRejects(act, EnvironmentError);
        assertMatch(error.message, /read-only file system/);
      }),
    ],
    attempt: (act) => act(),
  });
  assertEquals(listRuns(place.home), runs);
  disk.readOnly(false);
  assertEquals(await goOn(place), { verdict: "passed", exitCode: 0 });
  assertTallied("51-read-only", {
    part: "damage",
    fault: "`run`, `resume`, `status`, `list`, `plan`, `docs`, `prune` on a read-only disk",
    place: "machine",
    outcome: "What has to write says why it cannot; the rest works; afterwards `resume` passes",
    ...tally,
  });
});

/** What becomes of the runbook folder under a run. */
const LOSSES = [
  ["is removed", (home: string) => Deno.removeSync(home, { recursive: true })],
  ["is moved away", (home: string) => Deno.renameSync(home, `${home}-away`)],
] as const;

for (const [index, [what, lose]] of LOSSES.entries()) {
  Deno.test(`damage: a runbook folder that ${what} stops the run`, async () => {
    await using folders = new Folders();
    const count = await eventsOfA(folders);
    const tally = await tryAll({
      all: spread(1, count - 1, 12),
      async attempt(event) {
        const place = folders.place();
        const away: Hearer = ({ n }) => {
          if (n === event) lose(place.home);
        };
        const error = await asFarAsItGoes(begin(place, { rehearse: false, hear: away }));
        assert(error instanceof EnvironmentError, `it ended with ${JSON.stringify(error)}`);
        assertEquals(error.exitCode, 4);
      },
    });
    assertTallied(`6${index}-folder-lost`, {
      part: "damage",
      fault: `The runbook folder ${what} at events of all steps`,
      place: "machine",
      outcome: "The run stops with an error that names what is not there; never `passed`",
      ...tally,
    });
  });
}

async function eventsOfA(folders: Folders): Promise<number> {
  let count = 0;
  await begin(folders.place(IDS), { rehearse: false, hear: ({ n }) => count = n });
  return count;
}
