import { assertEquals, assertRejects, assertStringIncludes, assertThrows } from "@std/assert";
import type { Event } from "../journal/mod.ts";
import type { Json } from "../json/mod.ts";
import { commandEvents } from "../testdata/mod.ts";
import { NotRecorded, rehearsalWorld } from "./rehearsal.ts";
import {
  type CommandSink,
  learnLabel,
  type Looked,
  type LookRequest,
  type World,
} from "./world.ts";

function worldOf(...events: readonly (readonly Event[])[]): World {
  return rehearsalWorld(events.flat(), () => {});
}

const silent: CommandSink = { process: () => {}, output: () => {} };

function ask(world: World, text: string, sink = silent) {
  return world.command(
    { command: 9, mode: "look", text, within: 0, settle: () => "done" },
    sink,
  );
}

function look(
  world: World,
  phase: LookRequest<Json>["phase"],
  label: string,
): Promise<Looked<Json>> {
  const unasked = () => Promise.reject(new Error("A rehearsal looks at nothing"));
  return world.look<Json>({ phase, label, look: unasked, within: 0, settle: () => "done" });
}

/** What a look came to in the recording. */
function lookEvent(phase: "need" | "tell" | "hold", label: string, seen: Json): Event {
  return { type: "check", label, phase, verdict: "yes", seen, attempts: 2, duration: 30 };
}

Deno.test("rehearsal: a command is answered as it went, output piece by piece", async () => {
  const world = worldOf(
    commandEvents(4, "ls", { stdout: "out\n", stderr: "err\n", code: 2, attempts: 3 }),
  );
  const told: string[] = [];
  const ran = await ask(world, "ls", {
    process: ({ pid }) => told.push(`process ${pid}`),
    output: (stream, text) => told.push(`${stream} ${text}`),
  });
  assertEquals(told, ["process 4711", "stdout out\n", "stderr err\n"]);
  assertEquals(ran, {
    code: 2,
    signal: null,
    timedOut: false,
    duration: 1200,
    attempts: 3,
    stdout: "out\n",
    stderr: "err\n",
  });
});

Deno.test("rehearsal: what was left out of an output is left out again", async () => {
  const omitted = { bytes: 7, file: "output/1.stdout.txt", sha256: "00" };
  const world = worldOf(commandEvents(1, "yes", { stdout: "y\n", omitted }));
  assertEquals((await ask(world, "yes")).stdout, "… 7 bytes left out …\ny\n");
});

Deno.test("rehearsal: the same command is answered in the order of the recording", async () => {
  const world = worldOf(
    commandEvents(1, "date", { stdout: "first" }),
    commandEvents(2, "ls", { stdout: "between" }),
    commandEvents(3, "date", { stdout: "second" }),
  );
  const texts = ["date", "date", "ls"];
  const answers = [];
  for (const text of texts) answers.push((await ask(world, text)).stdout);
  assertEquals(answers, ["first", "second", "between"]);
});

Deno.test("rehearsal: a look is answered by its phase, label and occurrence", async () => {
  const world = worldOf([
    lookEvent("tell", "pods", ["told"]),
    lookEvent("hold", "pods", ["held"]),
    lookEvent("tell", "pods", ["told again"]),
    lookEvent("need", "tools", null),
  ]);
  const counts = { attempts: 2, duration: 30 };
  assertEquals(await look(world, "hold", "pods"), { type: "seen", value: ["held"], ...counts });
  assertEquals(await look(world, "tell", "pods"), { type: "seen", value: ["told"], ...counts });
  assertEquals(await look(world, "tell", "pods"), {
    type: "seen",
    value: ["told again"],
    ...counts,
  });
  assertEquals(await look(world, "need", "tools"), { type: "seen", value: null, ...counts });
});

Deno.test("rehearsal: a look that failed fails again", async () => {
  const error = { kind: "unreachable", message: "away" } as const;
  const world = worldOf([{
    type: "check",
    label: "pods",
    phase: "tell",
    verdict: "unknown",
    error,
    attempts: 5,
    duration: 10_000,
  }]);
  assertEquals(await look(world, "tell", "pods"), {
    type: "failed",
    error,
    attempts: 5,
    duration: 10_000,
  });
});

Deno.test("rehearsal: what was learned and what a cause was told by are known", async () => {
  const world = worldOf([
    { type: "learned", name: "pod", value: "echo-1" },
    { type: "diagnosis", id: "no-image", cause: "c", remedy: "r", evidence: { pulls: 3 } },
  ]);
  const learned = await look(world, "tell", learnLabel("pod"));
  assertEquals(learned.type === "seen" && learned.value, "echo-1" as Json);
  const cause = await look(world, "cause", "no-image");
  assertEquals(cause.type === "seen" && cause.value, { pulls: 3 } as Json);
});

Deno.test("rehearsal: what the recording does not have is said to be missing", async () => {
  const world = worldOf(commandEvents(1, "ls"), [lookEvent("tell", "pods", 1)]);
  await ask(world, "ls");
  for (
    const asking of [
      () => ask(world, "ls"),
      () => ask(world, "ls -l"),
      () => look(world, "hold", "pods"),
      () => look(world, "tell", "nodes"),
    ]
  ) {
    const error = await assertRejects(async () => await asking(), NotRecorded);
    assertStringIncludes(error.message, "the recording has no answer");
    assertStringIncludes(error.remedy ?? "", "deno task record");
  }
});

Deno.test("rehearsal: the answer of a command that was cut off is missing", () => {
  const begun = commandEvents(1, "helm upgrade").slice(0, 2);
  const error = assertThrows(() => void ask(worldOf(begun), "helm upgrade"), NotRecorded);
  assertStringIncludes(error.message, "it never ended");
  assertStringIncludes(error.remedy ?? "", "deno task record");
});
