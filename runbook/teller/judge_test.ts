import { assert, assertEquals, assertThrows } from "@std/assert";
import type { Expects } from "../journal/mod.ts";
import { giveUp, type Judge } from "../step/mod.ts";
import type { Ran } from "../world/mod.ts";
import { judgeCommand, judgeLook, settle } from "./judge.ts";

function command(ran: Partial<Ran>, expects: Partial<Expects> = {}) {
  return judgeCommand({
    code: 0,
    signal: null,
    timedOut: false,
    stdout: "",
    stderr: "",
    duration: 1000,
    attempts: 1,
    ...ran,
  }, { exits: [0], ...expects });
}

function look(value: number, judge: Judge<number>) {
  return judgeLook({ type: "seen", value, attempts: 1, duration: 0 }, judge);
}

Deno.test("judge: only the exit codes that were asked for are right", () => {
  assertEquals(command({ code: 0 }).verdict, "yes");
  assertEquals(command({ code: 3 }, { exits: [2, 3] }).verdict, "yes");
  assertEquals(
    command({ code: 0 }, { exits: [2, 3] }).message,
    "it ended with exit code 0, expected 2 or 3",
  );
  assertEquals(
    command({ code: 127 }).message,
    "it ended with exit code 127 (no such command), expected 0",
  );
  assertEquals(
    command({ code: 126 }).message,
    "it ended with exit code 126 (found, but cannot be executed), expected 0",
  );
});

Deno.test("judge: a command that was ended is never right", () => {
  const ended = { code: null, signal: "SIGTERM" };
  assertEquals(command(ended).message, "it was ended by the signal SIGTERM");
  assertEquals(
    command({ ...ended, timedOut: true, duration: 61_000 }).message,
    "it did not end within 61 s",
  );
  assertEquals(command({ code: 0, timedOut: true }).verdict, "no");
});

Deno.test("judge: both streams are judged, and named where they differ", () => {
  const expects = { stdout: "one <a:int>", stderr: "two <b:int>" };
  assertEquals(command({ stdout: "one 1\n", stderr: "two 2\n" }, expects).captures, {
    a: "1",
    b: "2",
  });
  const { verdict, message = "" } = command({ stdout: "one 1\n", stderr: "three" }, expects);
  assertEquals(verdict, "no");
  assertEquals(message.split(":")[0], "stderr");
});

Deno.test("judge: a hole is the same text in both streams and in what is known", () => {
  const expects = { stdout: "<a:int>", stderr: "<a:int>" };
  assertEquals(command({ stdout: "1", stderr: "1" }, expects).verdict, "yes");
  assertEquals(command({ stdout: "1", stderr: "2" }, expects).verdict, "no");
  assertEquals(command({ stdout: "1" }, { stdout: "<a:int>", where: { a: "2" } }).verdict, "no");
});

Deno.test("judge: an assertion error is a no, anything else a bug", () => {
  assertEquals(look(2, (seen) => assert(seen === 2)).verdict, "yes");
  assertEquals(look(3, (seen) => assert(seen === 2, `it is ${seen}`)), {
    verdict: "no",
    message: "it is 3",
  });
  assertThrows(() =>
    look(3, () => {
      throw new TypeError("bug");
    }), TypeError);
});

Deno.test("judge: what keeps a look from seeing decides whether that is a no", () => {
  const failed = (kind: "unreachable" | "forbidden" | "other") =>
    judgeLook(
      { type: "failed", error: { kind, message: "why" }, attempts: 1, duration: 0 },
      () => {},
    );
  assertEquals(failed("unreachable"), { verdict: "unknown", message: "why" });
  assertEquals(failed("other"), { verdict: "no", message: "why" });
  assertEquals(failed("forbidden"), { verdict: "no", message: "why", hopeless: true });
});

Deno.test("judge: a wait goes on until yes or until there is no hope", () => {
  assertEquals(settle(look(1, () => {})), "done");
  assertEquals(settle(look(1, () => assert(false))), "again");
  assertEquals(settle(look(1, () => giveUp("never"))), "stop");
});
