import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { fold } from "../journal/mod.ts";
import {
  commandEvents,
  failedRun,
  numbered,
  passedRun,
  runStarted,
  stepEvents,
} from "../testdata/mod.ts";
import { type TranscriptFile, transcriptOf } from "./transcript.ts";
import { transcriptWriter, writeTranscript } from "./writer.ts";

Deno.test("writer: at the end of steps and of the run the folder holds what the journal says", async () => {
  await withFolder((folder) => {
    using writer = transcriptWriter({ folder });
    const events = failedRun();
    for (const [index, event] of events.entries()) {
      writer.event(event);
      if (!["step-ended", "run-ended"].includes(event.type)) continue;
      const expected = transcriptOf(events.slice(0, index + 1));
      assertEquals(filesIn(folder), sorted(expected));
    }
  });
});

Deno.test("writer: between the ends a page follows by itself", async () => {
  await withFolder(async (folder) => {
    using writer = transcriptWriter({ folder });
    for (const event of passedRun().slice(0, 10)) writer.event(event);
    const page = `${folder}/1-loadbalancer.md`;
    await until(() => Deno.readTextFileSync(page).includes("kubectl apply -f pool.yaml"));
  });
});

Deno.test("writer: what is not written yet is written when it is disposed of", async () => {
  await withFolder((folder) => {
    const events = passedRun().slice(0, 10);
    {
      using writer = transcriptWriter({ folder });
      for (const event of events) writer.event(event);
    }
    assertEquals(filesIn(folder), sorted(transcriptOf(events)));
  });
});

Deno.test("writer: a run that is taken up again keeps the pages of its earlier steps", async () => {
  await withFolder((folder) => {
    const before = failedRun();
    const after = [
      runStarted({ type: "run-resumed" }),
      ...stepEvents("demo-service", { title: "Create" }, commandEvents(4, "kubectl apply")),
      { type: "run-ended", verdict: "passed" } as const,
    ].map((event, index) => ({
      n: before.length + 1 + index,
      at: "2026-11-24T08:00:00.000Z",
      ...event,
    }));
    using writer = transcriptWriter({ folder, before: fold(before) });
    for (const event of after) writer.event(event);
    assertEquals(filesIn(folder), sorted(transcriptOf([...before, ...after])));
    assertStringIncludes(Deno.readTextFileSync(`${folder}/1-loadbalancer.md`), "✔ **Passed**");
    assertStringIncludes(Deno.readTextFileSync(`${folder}/index.md`), "taken up again 24 November");
  });
});

Deno.test("writer: a transcript is made again from the journal of a run that was cut off", async () => {
  await withFolder((folder) => {
    const events = passedRun().slice(0, 12);
    writeTranscript(folder, fold(events));
    assertEquals(filesIn(folder), sorted(transcriptOf(events)));
  });
});

Deno.test("writer: a step of thousands of commands costs little more than its events", async () => {
  await withFolder((folder) => {
    const tables = Array.from({ length: 3_000 }, (_, index) => commandEvents(index + 1, "true"));
    const events = numbered([runStarted(), ...stepEvents("loadbalancer", {}, tables.flat())]);
    using writer = transcriptWriter({ folder });
    let pages = 0;
    let last: unknown;
    for (const event of events) {
      writer.event(event);
      const { ino } = Deno.statSync(`${folder}/1-loadbalancer.md`);
      if (ino !== last) pages++;
      last = ino;
    }
    assert(pages < 20, `${pages} times`);
  });
});

Deno.test("writer: a folder that cannot be written stops nothing and is told", async () => {
  await withFolder((folder) => {
    Deno.writeTextFileSync(`${folder}/file`, "");
    using writer = transcriptWriter({ folder: `${folder}/file` });
    for (const event of passedRun()) writer.event(event);
    assertStringIncludes(writer.failure?.message ?? "", "Cannot write the transcript");
    assertStringIncludes(writer.failure?.message ?? "", `${folder}/file`);
    assertEquals(writer.failure?.exitCode, 4);
  });
});

async function withFolder(act: (folder: string) => void | Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "pages-" });
  try {
    await act(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function filesIn(folder: string): readonly TranscriptFile[] {
  return sorted(
    [...Deno.readDirSync(folder)].map(({ name }) => ({
      path: name,
      text: Deno.readTextFileSync(`${folder}/${name}`),
    })),
  );
}

function sorted(files: readonly TranscriptFile[]): readonly TranscriptFile[] {
  return files.toSorted((a, b) => a.path < b.path ? -1 : 1);
}

async function until(isTrue: () => boolean): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!isTrue()) {
    assert(performance.now() < deadline, "It did not become true within 10 s");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
