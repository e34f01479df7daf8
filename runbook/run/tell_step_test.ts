import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import type { Recorded } from "../journal/mod.ts";
import type { Cause } from "../step/mod.ts";
import type { PendingCommand } from "../teller/mod.ts";
import { type PlainStep, rehearse, tellLive } from "./testdata/telling.ts";
import { verifyStep } from "./tell_step.ts";

function stepOf(given: Partial<PlainStep>): PlainStep {
  return { id: "step", title: "Step", tell: () => Promise.resolve(), ...given };
}

/** A step that fails and asks one cause why. */
function failing(cause: Partial<Cause<null>>): PlainStep {
  return stepOf({
    tell: async (t) => void await t.run`echo pulling; echo no such image >&2; exit 1`,
    explain: [{
      id: "no-image",
      look: () => Promise.resolve({ pulls: 3 }),
      says: () => "The image is not there",
      remedy: "choose another one",
      ...cause,
    }],
  });
}

const typesOf = (events: readonly Recorded[]) => events.map(({ type }) => type);

Deno.test("tell step: what is told stands between its start and its end", async () => {
  const step = stepOf({
    tell: async (t) => void await t.run`true`,
    undo: async (t) => void await t.run`false`,
  });
  const { events, told } = await tellLive(step);
  assertEquals(told, { verdict: "passed" });
  const [first, last] = [events[0], events.at(-1)];
  assert(first?.type === "step-started" && last?.type === "step-ended");
  const command = { type: "command", mode: "change", expects: { exits: [0] } } as const;
  assertEquals([first.action, first.plan, first.undo], [
    "tell",
    [{ ...command, text: "true" }],
    [{ ...command, text: "false" }],
  ]);
  assertEquals([last.action, last.verdict, last.message], ["tell", "passed", undefined]);
});

Deno.test("tell step: a cause is recognised by message, last output and evidence", async () => {
  const { events, told } = await tellLive(failing({
    says: ({ failure, evidence }) => `${failure.split("\n").join("|")} ${JSON.stringify(evidence)}`,
  }));
  assertEquals(told.verdict, "failed");
  const diagnosis = events.find((event) => event.type === "diagnosis");
  assertStringIncludes(diagnosis?.cause ?? "", "it ended with exit code 1, expected 0");
  assertStringIncludes(diagnosis?.cause ?? "", '|pulling||no such image| {"pulls":3}');
});

Deno.test("tell step: a cause that does not fit is not told", async () => {
  const { events } = await tellLive(failing({ says: () => undefined }));
  assertEquals(typesOf(events).includes("diagnosis"), false);
});

Deno.test("tell step: a cause that is buggy fails the step, and the bug is thrown on", async () => {
  const step = failing({
    says: () => {
      throw new TypeError("bug");
    },
  });
  const events: string[] = [];
  const options = { emit: ({ type }: { readonly type: string }) => void events.push(type) };
  await assertRejects(() => tellLive(step, { options }), TypeError, "bug");
  assertEquals(events.at(-1), "step-ended");
});

Deno.test("tell step: interrupted while a cause is looked for, it is interrupted", async () => {
  const abort = new AbortController();
  const step = failing({
    look: () => {
      abort.abort(new Error("interrupted"));
      return Promise.resolve(null);
    },
    says: () => undefined,
  });
  const { signal } = abort;
  const { events, told } = await tellLive(step, { live: { signal }, options: { signal } });
  assertEquals(told.verdict, "interrupted");
  assertEquals(events.at(-1)?.type, "step-ended");
});

Deno.test("tell step: an interrupted command is no reason to look for causes", async () => {
  const abort = new AbortController();
  let looks = 0;
  const step = failing({ look: () => Promise.resolve(++looks) });
  const { signal } = abort;
  const stopping = {
    ...step,
    tell: (t: Parameters<PlainStep["tell"]>[0]) => {
      // The plan is told first.
      if (t.adopt) abort.abort(new Error("interrupted"));
      return step.tell(t);
    },
  };
  const options = { signal, adopt: true };
  const { told } = await tellLive(stopping, { live: { signal }, options });
  assertEquals([told.verdict, looks], ["interrupted", 0]);
});

Deno.test("tell step: what should hold and does not is failed, or gone where it fades", async () => {
  const holds: PlainStep["holds"] = (t) =>
    t.check("there", () => Promise.resolve(false), (seen) => assert(seen));
  const broken = await tellLive(stepOf({ holds }), { part: verifyStep });
  assertEquals(broken.told.verdict, "failed");
  const faded = await tellLive(stepOf({ holds, fades: "with its pod" }), { part: verifyStep });
  assertEquals(faded.told.verdict, "gone");
});

Deno.test("tell step: where nobody answers, nobody knows", async () => {
  const away = Object.assign(new Error("away"), { code: 503, body: "away" });
  const holds: PlainStep["holds"] = (t) => t.check("there", () => Promise.reject(away), () => {});
  const told = await tellLive(stepOf({ holds, fades: "with its pod" }), { part: verifyStep });
  assertEquals(told.told.verdict, "unknown");
});

Deno.test("tell step: what the recording does not answer is not recorded, never passed", async () => {
  const before = stepOf({ tell: async (t) => void await t.run`echo one` });
  const { events } = await tellLive(before);
  const after = stepOf({ tell: async (t) => void await t.run`echo two` });
  const { told } = await rehearse(after, events);
  assertEquals(told.verdict, "not recorded");
  assertStringIncludes(told.error?.message ?? "", 'Cannot rehearse the command "echo two"');
});

Deno.test("tell step: the place of what should hold is in the step", async () => {
  const holds: PlainStep["holds"] = (t) =>
    t.check("there", () => Promise.resolve(1), () => assert(false));
  const { events } = await tellLive(stepOf({ holds }));
  const check = events.find((event) => event.type === "check");
  assertEquals(check?.place?.file, "runbook/run/tell_step_test.ts");
});

Deno.test("tell step: a skipped command leaves it to the step's promise whether it has passed", async () => {
  const asked: PendingCommand[] = [];
  const permit = (pending: PendingCommand) => {
    asked.push(pending);
    return Promise.resolve(pending.mode === "change" ? "skip" as const : "run" as const);
  };
  const tell = async (t: Parameters<PlainStep["tell"]>[0]) => {
    t.say`Why it is done.`;
    t.file("made.yaml", "kind: Made");
    t.file("other.yaml", "kind: Other");
    await t.show`true`;
    await t.run`touch -r made.yaml made`;
  };
  const promising = (there: boolean): PlainStep =>
    stepOf({
      tell,
      holds: (t) => t.check("made", () => Promise.resolve(there), (seen) => assert(seen)),
    });

  const silent = await tellLive(stepOf({ tell }), { options: { permit } });
  assertEquals(silent.told.verdict, "interrupted");
  assertStringIncludes(silent.told.error?.message ?? "", '"touch -r made.yaml made" was skipped');
  const [look, change] = asked;
  assertEquals([asked.length, look?.mode, look?.text], [2, "look", "true"]);
  assertEquals(change, {
    mode: "change",
    text: "touch -r made.yaml made",
    expects: { exits: [0] },
    said: "Why it is done.",
    files: [{ name: "made.yaml", text: "kind: Made" }],
  });
  const commands = silent.events.filter(({ type }) => type === "command-started");
  assertEquals(commands.length, 1);
  const warning = silent.events.find((event) =>
    event.type === "prose" && event.style === "warning"
  );
  assert(warning?.type === "prose");
  assertStringIncludes(warning.text, "touch -r made.yaml made");

  const so = await tellLive(promising(true), { options: { permit } });
  assertEquals(so.told.verdict, "passed");
  const notSo = await tellLive(promising(false), { options: { permit } });
  assertEquals(notSo.told.verdict, "failed");
});
