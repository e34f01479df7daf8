import { assert, assertEquals, assertInstanceOf, assertStringIncludes } from "@std/assert";
import { CheckError } from "../errors/mod.ts";
import { createMasker } from "../secrets/mod.ts";
import { manualClock } from "../testdata/mod.ts";
import type { Permit } from "./gate.ts";
import { StepFailure } from "./recorder.ts";
import { type Body, eventsOf, tell, type Telling } from "./testdata/tell.ts";

/** A shell text that prints how often it was called. */
const COUNT = "echo x >> calls; grep -c x calls";

const count: Body = async (t) => {
  t.file("count.sh", COUNT);
  await t.eventually`bash count.sh`.prints("3");
};

function failure({ error }: Telling): StepFailure {
  assertInstanceOf(error, StepFailure);
  return error;
}

Deno.test("recorder: a command is told from its start to its check", async () => {
  const telling = await tell(async (t) => {
    await t.run`echo out; echo err >&2; exit 3`.prints("<word:word>").warns("err").exits(3);
  });
  const expects = { exits: [3], stdout: "<word:word>", stderr: "err" };
  const text = "echo out; echo err >&2; exit 3";
  const told = telling.events.filter(({ type }) => type !== "process-started" && type !== "output");
  const [started, ended, check] = told;
  assertEquals(started, { type: "command-started", command: 1, mode: "change", text, expects });
  assert(ended?.type === "command-ended" && check?.type === "check");
  assertEquals([ended.code, ended.signal, ended.timedOut, ended.attempts], [3, null, false, 1]);
  assertEquals([check.label, check.verdict, check.captures], [text, "yes", { word: "out" }]);
  assertEquals(eventsOf(telling, "output").map(({ stream, text }) => stream + text).toSorted(), [
    "stderrerr\n",
    "stdoutout\n",
  ]);
  assertEquals(eventsOf(telling, "process-started").length, 1);
});

Deno.test("recorder: a failure stops the telling, and carries place and last output", async () => {
  const telling = await tell(async (t) => {
    await t.run`echo seen; echo why >&2; exit 7`;
    await t.run`touch never`;
  });
  const { message, place, output, check } = failure(telling);
  assertStringIncludes(message, "it ended with exit code 7, expected 0");
  assertEquals(place?.file, "runbook/teller/recorder_test.ts");
  assertEquals(output, "seen\n\nwhy\n");
  assertEquals(telling.events.at(-1), check);
  assertEquals(eventsOf(telling, "command-started").length, 1);
});

Deno.test("recorder: eventually goes on until it holds, and records the last attempt only", async () => {
  const telling = await tell(count);
  assertEquals(telling.error, undefined);
  assertEquals(eventsOf(telling, "output").map(({ text }) => text), ["3\n"]);
  assertEquals(eventsOf(telling, "command-ended")[0]?.attempts, 3);
  assertEquals(eventsOf(telling, "check")[0]?.attempts, 3);
});

Deno.test("recorder: within says how long to go on, else the settings do", async () => {
  const clock = manualClock();
  const never: Body = async (t) => void await t.eventually`false`.within("3s");
  failure(await tell(never, { live: { clock } }));
  assertEquals(clock.now(), 3_000);
  const usual = manualClock();
  failure(await tell(async (t) => void await t.eventually`false`, { live: { clock: usual } }));
  assertEquals(usual.now(), 10_000);
});

Deno.test("recorder: what cannot be mended by waiting ends the wait at once", async () => {
  const telling = await tell(async (t) => {
    await t.eventually`echo denied >&2; exit 1`.stopsAt(/denied/g);
  });
  assertEquals(failure(telling).check.attempts, 1);
});

Deno.test("recorder: output that cannot be mended does no harm where all is as expected", async () => {
  const telling = await tell(async (t) => {
    await t.eventually`echo denied`.prints("denied").stopsAt(/denied/);
  });
  assertEquals(telling.error, undefined);
});

Deno.test("recorder: a look is told once, with what was seen last", async () => {
  let looks = 0;
  const telling = await tell(async (t) => {
    const look = () => Promise.resolve({ looks: ++looks });
    await t.eventually("two looks", look, (seen) => assert(seen.looks === 2));
  });
  const [check] = eventsOf(telling, "check");
  assertEquals([check?.label, check?.verdict, check?.seen, check?.attempts], [
    "two looks",
    "yes",
    { looks: 2 },
    2,
  ]);
});

Deno.test("recorder: a check looks once", async () => {
  const telling = await tell((t) => t.check("no", () => Promise.resolve(1), () => assert(false)));
  assertEquals(failure(telling).check.attempts, 1);
});

Deno.test("recorder: a remedy is told with a no, and not with a yes", async () => {
  const look = () => Promise.resolve(1);
  const options = { remedy: "plug it in", within: "1s" } as const;
  const no = await tell((t) => t.eventually("plugged in", look, () => assert(false), options));
  assertEquals(failure(no).remedy, "plug it in");
  assertEquals(failure(no).check.remedy, "plug it in");
  const yes = await tell((t) => t.eventually("plugged in", look, () => {}, options));
  assertEquals(eventsOf(yes, "check").map(({ remedy, place }) => [remedy, place]), [
    [undefined, undefined],
  ]);
});

Deno.test("recorder: a value that cannot be learned is a check that failed", async () => {
  const telling = await tell(async (t) => {
    await t.learn("pods", () => Promise.reject(new Error("no such thing")), ["<pod>"]);
  });
  const { check, place } = failure(telling);
  assertEquals([check.label, check.verdict, check.message], [
    "learning pods",
    "no",
    "no such thing",
  ]);
  assertEquals(place?.file, "runbook/teller/recorder_test.ts");
  assertEquals(telling.events, [check]);
});

Deno.test("recorder: a judge's own mistake is a bug, not a verdict", async () => {
  const telling = await tell((t) =>
    t.check("buggy", () => Promise.resolve(1), () => {
      throw new TypeError("bug");
    })
  );
  assertInstanceOf(telling.error, TypeError);
  assertEquals(eventsOf(telling, "check"), []);
});

Deno.test("recorder: what holds a mask is neither written nor run", async () => {
  const masker = createMasker();
  masker.add(["hunter2hunter2"]);
  const look = () => Promise.resolve("rule for hunter2hunter2");
  const bodies: readonly Body[] = [
    async (t) => void t.file("rule.txt", await t.learn("rule", look, "<rule>")),
    async (t) => void await t.run`echo ${await t.learn("rule", look, "<rule>")}`,
  ];
  for (const body of bodies) {
    const { error, events } = await tell(body, { live: { masker } });
    assertInstanceOf(error, CheckError);
    assertStringIncludes(error.message, "a secret is masked in it");
    assertEquals(events.map(({ type }) => type), ["learned"]);
  }
});

Deno.test("recorder: nobody waits long for what was skipped, and the failure names it", async () => {
  const clock = manualClock();
  const body: Body = async (t) => {
    await t.run`touch made`;
    await t.eventually`test -e made`;
  };
  const permit: Permit = ({ mode }) => Promise.resolve(mode === "change" ? "skip" : "run");
  const patience = { command: 20_000, eventually: 600_000, hold: 10_000 };
  const telling = await tell(body, { permit, patience, live: { clock } });
  assertStringIncludes(failure(telling).message, "Perhaps because this was skipped: touch made");
  assert(clock.now() <= 11_000, `it waited ${clock.now()} ms`);
});
