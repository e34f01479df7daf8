import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { UsageError } from "../errors/mod.ts";
import type { Recorded } from "../journal/mod.ts";
import {
  commandEvents,
  failedRun,
  numbered,
  passedRun,
  REHEARSAL,
  runStarted,
  stepEvents,
} from "../testdata/mod.ts";
import { preparePages } from "./prepare.ts";
import { type PagesHome, pagesHome } from "./testdata/home.ts";

Deno.test("which run: the newest that is complete, whatever came after it", async () => {
  await using home = await pagesHome();
  home.run("2026-11-20-100000", passedRun());
  home.run("2026-11-21-100000", passedRun());
  home.run("2026-11-22-100000", failedRun());
  home.run("2026-11-23-100000", passedRun(REHEARSAL));
  home.run("2026-11-24-100000", oneStep("tell"));
  assertEquals(shown(home), "2026-11-21-100000");
});

Deno.test("which run: the shipped recording where none is complete, and its pages say so", async () => {
  await using home = await pagesHome();
  home.run("2026-11-22-100000", failedRun());
  const { shown: { shipped, run }, folders } = preparePages(home.request);
  assertEquals([shipped, run.header.run], [true, "2026-11-23-181502"]);
  assertStringIncludes(folders[0]?.files[0]?.wanted ?? "", "recording that comes with the runbook");
});

Deno.test("which run: one of which something was taken back counts again when that is told anew", async () => {
  await using home = await pagesHome();
  home.run("2026-11-20-100000", passedRun());
  home.run("2026-11-21-100000", oneStep("undo"));
  assertEquals(shown(home), "recording");
  home.run("2026-11-22-100000", oneStep("tell"));
  assertEquals(shown(home), "2026-11-20-100000");
});

Deno.test("which run: what was taken back in another cluster does not count", async () => {
  await using home = await pagesHome();
  home.run("2026-11-20-100000", passedRun());
  const { target } = runStarted();
  home.run("2026-11-21-100000", oneStep("undo", target && { ...target, identity: "another" }));
  assertEquals(shown(home), "2026-11-20-100000");
});

Deno.test("which run: a damaged journal is passed over and said", async () => {
  await using home = await pagesHome();
  home.run("2026-11-20-100000", passedRun());
  home.run("2026-11-21-100000", passedRun());
  const journal = `${home.path}/.runbook/runs/2026-11-21-100000/journal.jsonl`;
  Deno.writeTextFileSync(journal, Deno.readTextFileSync(journal).replace("passed", "pasted"));
  assertEquals(shown(home), "2026-11-20-100000");
  assertEquals(home.damaged.length, 1);
  assertStringIncludes(home.damaged[0] ?? "", journal);
});

Deno.test("which run: by its name any, and its page says what became of it", async () => {
  await using home = await pagesHome();
  home.run("2026-11-20-100000", failedRun());
  home.run("2026-11-21-100000", passedRun());
  assertEquals(shown(home, "2026-11-20-100000"), "2026-11-20-100000");
  assertEquals(shown(home, "recording"), "recording");
  const { folders } = preparePages({ ...home.request, run: "2026-11-20-100000" });
  assertStringIncludes(folders[0]?.files[0]?.wanted ?? "", "**Not verified: failed**");
});

Deno.test("which run: of no such name, the nearest or the newest are told", async () => {
  await using home = await pagesHome();
  home.run("2026-11-20-100000", passedRun());
  home.run("2026-11-21-100000", passedRun());
  const misspelt = assertThrows(() => shown(home, "2026-11-20-10000"), UsageError);
  assertEquals(misspelt.remedy, 'Did you mean "2026-11-20-100000"?');
  const other = assertThrows(() => shown(home, "last"), UsageError);
  assertStringIncludes(other.message, "2026-11-21-100000, 2026-11-20-100000, recording");
  Deno.mkdirSync(`${home.path}/.runbook/runs/2026-11-22-100000`);
  assertThrows(() => shown(home, "2026-11-22-100000"), UsageError, "never began");
});

function shown(home: PagesHome, run?: string): string {
  const request = run === undefined ? home.request : { ...home.request, run };
  const { shown } = preparePages(request);
  return shown.shipped ? "recording" : shown.run.header.run;
}

/** A run that told one of the steps only, or took it back. */
function oneStep(action: "tell" | "undo", target = runStarted().target): readonly Recorded[] {
  return numbered([
    runStarted({ purpose: action === "tell" ? "run" : "undo", target, steps: ["demo-service"] }),
    ...stepEvents("demo-service", { action }, commandEvents(1, "kubectl")),
    { type: "run-ended", verdict: "passed" },
  ]);
}
