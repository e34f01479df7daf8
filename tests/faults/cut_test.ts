import { assert, assertEquals, assertMatch } from "@std/assert";
import { isPassed, readRun } from "../../runbook/journal/mod.ts";
import { Folders } from "./folders.ts";
import { eventsOf, newestIn, sameEverywhere, wikiPageOf } from "./pages.ts";
import { performed } from "./performing.ts";
import { begin, goOn, type Place } from "./scenes.ts";
import { IDS, madeIn } from "./small_runbook.ts";
import { assertTallied } from "./tally.ts";
import { tryAll } from "./trials.ts";

/** A run that is whole, its journal's bytes, and the page of it. */
interface Whole {
  readonly place: Place;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly page: string;
}

async function whole(place: Place, rehearse: boolean): Promise<Whole> {
  await begin(place, { rehearse });
  const folder = newestIn(place.home);
  return {
    place,
    bytes: sameEverywhere(folder),
    page: wikiPageOf(place.runbook, folder),
  };
}

/** The journal's lines by their first byte and the byte behind their last. */
function linesOf(bytes: Uint8Array): readonly (readonly [start: number, end: number])[] {
  const ends = [...bytes.entries()].flatMap(([at, byte]) => byte === 0x0a ? [at + 1] : []);
  return ends.map((end, index) => [ends[index - 1] ?? 0, end] as const);
}

/** What cuts a run's journal; what is kept of earlier cuts goes away. */
function cutter({ place, bytes }: Whole): (size: number) => void {
  const { path, journal } = newestIn(place.home);
  return (size) => {
    for (const { name } of Deno.readDirSync(path)) {
      if (name.includes(".torn-")) Deno.removeSync(`${path}/${name}`);
    }
    Deno.writeFileSync(journal, bytes.subarray(0, size));
  };
}

Deno.test("damage: cut at any byte, a journal says what was done up to there, and no more", async () => {
  await using folders = new Folders();
  const run = await whole(folders.place(), false);
  const folder = newestIn(run.place.home);
  const events = eventsOf(folder);
  const ends = linesOf(run.bytes).map(([, end]) => end);
  const cut = cutter(run);
  const tally = await tryAll({
    all: run.bytes.keys(),
    attempt(size) {
      cut(size);
      // A line without its line feed is whole: its checksum says so.
      const lines = ends.filter((end) => end - 1 <= size).length;
      const state = readRun(folder);
      if (lines === 0) return assertEquals(state.type, "never-began");
      assert(state.type === "begun");
      assertEquals(state.lines, lines);
      assertEquals(state.ended !== undefined, lines === events.length);
      const done = events.slice(0, lines).flatMap((event) =>
        event.type === "step-ended" ? [event.step] : []
      );
      assertEquals(IDS.filter((id) => isPassed(state.steps.get(id))), done);
    },
  });
  assertTallied("10-cut-read", {
    part: "damage",
    fault: "The journal of a run of real commands is cut at each of its bytes",
    place: "machine",
    outcome: "A step counts as done if, and only if, its end is there",
    ...tally,
  });
});

Deno.test("damage: cut at any byte, a rehearsal is shown, resumed, and made pages of", async () => {
  await using folders = new Folders();
  const place = await folders.recorded(["first"]);
  const run = await whole(place, true);
  const cut = cutter(run);
  const folder = newestIn(place.home);
  const [, first = 0] = linesOf(run.bytes)[0] ?? [];
  const last = run.bytes.length - 1;
  const tally = await tryAll({
    all: run.bytes.keys(),
    async attempt(size) {
      cut(size);
      const begun = size >= first - 1;
      const status = await performed(place, "status");
      const docs = await performed(place, "docs", "--run", folder.id, "--for", "github", "--force");
      assertEquals([status.code, docs.code], [0, begun ? 0 : 2], docs.stderr);
      assertMatch(
        status.stdout,
        !begun ? /^Nothing was run/ : size === last ? /: passed$/m : /: interrupted$/m,
      );
      if (begun && size < last) {
        assertEquals(await goOn(place), { verdict: "passed", exitCode: 0 });
        assertEquals(wikiPageOf(place.runbook, folder), run.page);
      }
    },
  });
  assertTallied("11-cut-rehearsal", {
    part: "damage",
    fault: "The journal of a short rehearsal is cut at each of its bytes",
    place: "rehearsal",
    outcome: "`status`, `docs` and `resume` do their work; never a wrong `passed`; the same page",
    ...tally,
  });
});

Deno.test("damage: cut inside any line, real steps that are done stay done", async () => {
  await using folders = new Folders();
  const { place: original, bytes, page } = await whole(folders.place(), false);
  const events = eventsOf(newestIn(original.home));
  const lines = linesOf(bytes).slice(1);
  const tally = await tryAll({
    // In turn just behind the line's first byte and just before its last but one.
    all: lines.map(([start, end], index) => ({
      size: index % 2 === 0 ? start + 1 : end - 2,
      whole: index + 1,
    })),
    async attempt({ size, whole }) {
      const place = folders.copy(original);
      const folder = newestIn(place.home);
      Deno.writeFileSync(folder.journal, bytes.subarray(0, size));
      assertMatch((await performed(place, "status")).stdout, /^Line \d+ of the journal was cut/m);
      assertEquals(await goOn(place), { verdict: "passed", exitCode: 0 });
      assertEquals(wikiPageOf(place.runbook, folder), page);
      const torn = Deno.readFileSync(`${folder.journal}.torn-${whole + 1}`);
      assertEquals(torn, bytes.subarray(lines[whole - 1]?.[0], size));
      const done = events.slice(0, whole).flatMap((event) =>
        event.type === "step-ended" ? [event.step] : []
      );
      const again = IDS.filter((id) => !done.includes(id));
      assertEquals(madeIn(place.home).told, [...IDS, ...again]);
      Deno.removeSync(place.home, { recursive: true });
    },
  });
  assertTallied("12-cut-resume", {
    part: "damage",
    fault: "The journal of a run of real commands is cut inside each line, near both ends",
    place: "machine",
    outcome:
      "What was cut off is said and kept; `resume` tells again what is not done, nothing else",
    ...tally,
  });
});
