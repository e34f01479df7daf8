import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { cpSync } from "node:fs";
import { UsageError } from "../../runbook/errors/mod.ts";
import { readRun } from "../../runbook/journal/mod.ts";
import { transcriptOfRun } from "../../runbook/transcript/mod.ts";
import { Folders } from "./folders.ts";
import { eventsOf, filesIn, newestIn, timeless, wikiPageOf } from "./pages.ts";
import { performed } from "./performing.ts";
import { begin, goOn, type Place, quickFolder } from "./scenes.ts";
import { IDS, madeIn } from "./small_runbook.ts";
import { assertTallied } from "./tally.ts";
import { spread, tryAll } from "./trials.ts";
import { killedAt, placeOf } from "./victim.ts";

/** Goes on with what a kill has left; where that was all, has its transcript completed. */
async function resume(place: Place): Promise<void> {
  const before = readRun(newestIn(place.home));
  if (before.type === "begun" && before.ended !== undefined) {
    const error = await assertRejects(() => goOn(place), UsageError);
    assertStringIncludes(error.message, "the last run is finished");
    assertEquals((await performed(place, "status")).code, 0);
  } else {
    assertEquals(await goOn(place), { verdict: "passed", exitCode: 0 });
  }
}

/** Fails unless what readers get is what they get of a run that nobody has killed. */
function assertWhole({ runbook, home }: Place, page: string): void {
  const folder = newestIn(home);
  assertEquals(wikiPageOf(runbook, folder), page);
  const pages = Object.fromEntries(
    transcriptOfRun(readRun(folder)).map(({ path, text }) => [path, text]),
  );
  assertEquals(filesIn(`${home}/transcripts/${folder.id}`), pages);
}

Deno.test("kill: a rehearsal killed at any event goes on to the same page", async () => {
  using scratch = quickFolder();
  const whole = placeOf("rehearsal", `${scratch.path}/whole`);
  const homeAt = (event: number) => `${scratch.path}/${event}`;
  await begin(whole, {
    rehearse: true,
    hear: ({ n }) => cpSync(whole.home, homeAt(n), { recursive: true }),
  });
  const events = eventsOf(newestIn(whole.home));
  const page = wikiPageOf(whole.runbook, newestIn(whole.home));

  const real = await tryAll({
    all: spread(1, events.length, 24),
    atOnce: 2,
    async attempt(event) {
      const home = `${scratch.path}/killed-${event}`;
      await killedAt(event, "rehearsal", home);
      const [killed, copied] = [newestIn(home), newestIn(homeAt(event))];
      assertEquals(eventsOf(killed).map(timeless), events.slice(0, event).map(timeless));
      assertEquals(Object.keys(filesIn(killed.path)), Object.keys(filesIn(copied.path)));
      assertEquals(filesIn(killed.files), filesIn(copied.files));
      await resume({ ...whole, home });
      assertWhole({ ...whole, home }, page);
    },
  });
  assertTallied("10-rehearsal-real", {
    part: "kill",
    fault: "`kill -9` of a whole run, a real process each",
    place: "rehearsal",
    outcome: "the same files as a copy taken at that event; `resume` passes, the same wiki page",
    ...real,
  });

  const copied = await tryAll({
    all: events.map(({ n }) => n),
    async attempt(event) {
      const place = { ...whole, home: homeAt(event) };
      await resume(place);
      assertWhole(place, page);
      Deno.removeSync(place.home, { recursive: true });
    },
  });
  assertTallied("11-rehearsal-every-event", {
    part: "kill",
    fault: "A whole run ends at each event of its journal, with the folder as it was then",
    place: "rehearsal",
    outcome: "`resume` passes; the same wiki page, and a complete transcript",
    ...copied,
  });
});

Deno.test("kill: real commands killed at any event go on to the same end, none beside another", async () => {
  await using folders = new Folders();
  const whole = folders.place();
  await begin(whole, { rehearse: false });
  const events = eventsOf(newestIn(whole.home));
  const page = wikiPageOf(whole.runbook, newestIn(whole.home));
  const tally = await tryAll({
    all: events.map(({ n }) => n),
    atOnce: 3,
    async attempt(event) {
      const place = folders.place();
      await killedAt(event, "small", place.home);
      assertEquals(eventsOf(newestIn(place.home)).length, event);
      await resume(place);
      assertEquals(wikiPageOf(place.runbook, newestIn(place.home)), page);
      const { files, told, beside } = madeIn(place.home);
      assertEquals(files, madeIn(whole.home).files);
      assertEquals(beside, [], "two commands were at work");
      const done = events.slice(0, event).flatMap((event) =>
        event.type === "step-ended" ? [event.step] : []
      );
      for (const id of IDS) {
        const times = told.filter((other) => other === id).length;
        assert(times === 1 || (times === 2 && !done.includes(id)), `${id} was told ${times} times`);
      }
    },
  });
  assertTallied("12-real-commands", {
    part: "kill",
    fault: "`kill -9` at each event of a run of real commands, which may live on",
    place: "machine",
    outcome:
      "`resume` passes; the same end, the same page; no finished step is told again, no command runs beside one that lived on",
    ...tally,
  });
});
