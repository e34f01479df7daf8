import { assertEquals } from "@std/assert";
import type { Check } from "../journal/mod.ts";
import { commandEvents, type CommandParts } from "../testdata/mod.ts";
import { accountsOf } from "./command.ts";
import { type Failure, failureOf } from "./failure.ts";

Deno.test("failure: output that is not as expected is compared, its stream found again", () => {
  const stdout = failure({ expects: { stdout: "a" }, stdout: "b\n" });
  assertEquals(stdout.comparison?.pattern.source, "a");
  assertEquals(stdout.comparison?.actual, "b\n");
  const stderr = failure({ expects: { stdout: "a", stderr: "c" }, stdout: "a\n", stderr: "d\n" });
  assertEquals(stderr.comparison?.actual, "d\n");
});

Deno.test("failure: what a hole captured in standard output must come again in standard error", () => {
  const expects = { stdout: "<pod:name>", stderr: "<pod:name>" };
  assertEquals(failure({ expects, stdout: "a\n", stderr: "a\n" }).comparison, undefined);
  assertEquals(failure({ expects, stdout: "a\n", stderr: "b\n" }).comparison?.actual, "b\n");
});

Deno.test("failure: a command that ended otherwise than expected is not compared", () => {
  const failed = failure({ expects: { stdout: "a" }, stdout: "b\n", stderr: "no\n", code: 1 });
  assertEquals(failed.comparison, undefined);
});

Deno.test("failure: the first line of a message is the reason, the rest tells more", () => {
  const check = { message: "Not equal\n\n  \u001b[31m-1\u001b[0m\n+2\n" };
  const { reason, details } = failureOf({ ...LOOK, ...check });
  assertEquals([reason, details], ["Not equal", ["  -1", "+2"]]);
  assertEquals(failureOf({ ...LOOK, message: "one" }).details, []);
  assertEquals(failureOf(LOOK).reason, "it was not as expected");
});

Deno.test("failure: what a look saw is there, also when that is nothing", () => {
  assertEquals(failureOf({ ...LOOK, seen: null }).seen, "null");
  assertEquals(failureOf(LOOK).seen, undefined);
});

const LOOK: Check = {
  type: "check",
  label: "it is so",
  phase: "tell",
  verdict: "no",
  attempts: 1,
  duration: 1,
};

function failure(parts: CommandParts): Failure {
  const account = accountsOf(commandEvents(1, "x", parts)).get(1);
  return failureOf({ ...LOOK, command: 1 }, account);
}
