import { assert, assertEquals, assertThrows } from "@std/assert";
import { type Call, dispatch } from "./mod.ts";
import { sample } from "./sample_table.ts";

async function invocation(...words: string[]): Promise<Call> {
  const call = await dispatch(sample, words);
  assert(call.type === "run", `"${words.join(" ")}" runs nothing`);
  return call.invocation;
}

Deno.test("command line: a command gets its arguments in order", async () => {
  const call = await invocation("cook", "soup", "bread");
  assertEquals(call.command, "cook");
  assertEquals(call.arguments, ["soup", "bread"]);
});

Deno.test("command line: options that are not given have their defaults", async () => {
  const call = await invocation("cook");
  assertEquals(call.arguments, []);
  assertEquals(call.flag("quiet"), false);
  assertEquals(call.flag("dry-run"), false);
  assertEquals(call.text("heat"), "low");
  assertEquals(call.text("recipe-book"), undefined);
  assertEquals(call.number("guests"), 2);
  assertEquals(call.list("with"), []);
});

Deno.test("command line: options may stand before, between and behind arguments", async () => {
  const call = await invocation("cook", "--dry-run", "soup", "--heat", "high", "bread", "-q");
  assertEquals(call.arguments, ["soup", "bread"]);
  assertEquals(call.flag("dry-run"), true);
  assertEquals(call.text("heat"), "high");
  assertEquals(call.flag("quiet"), true);
});

Deno.test("command line: a value may be joined with an equals sign, and may hold one", async () => {
  const call = await invocation("cook", "--with=salt=2g", "--with", "oil=1l", "--guests=-1");
  assertEquals(call.list("with"), ["salt=2g", "oil=1l"]);
  assertEquals(call.number("guests"), -1);
});

Deno.test("command line: a list collects, of other options the last one counts", async () => {
  const call = await invocation("cook", "-w", "salt", "--heat=high", "-w", "oil", "--heat=medium");
  assertEquals(call.list("with"), ["salt", "oil"]);
  assertEquals(call.text("heat"), "medium");
});

Deno.test("command line: hidden options work", async () => {
  assertEquals((await invocation("cook", "--burn")).flag("burn"), true);
});

Deno.test("command line: options of the program stand before or behind the command", async () => {
  assertEquals((await invocation("-r", "a.txt", "cook")).text("recipe-book"), "a.txt");
  assertEquals((await invocation("cook", "--recipe-book", "b.txt")).text("recipe-book"), "b.txt");
  assertEquals((await invocation("pantry", "count", "--quiet")).flag("quiet"), true);
});

Deno.test("command line: everything behind a double dash is an argument", async () => {
  const call = await invocation("cook", "soup", "--", "--quiet", "-x");
  assertEquals(call.arguments, ["soup", "--quiet", "-x"]);
  assertEquals(call.flag("quiet"), false);
});

Deno.test("command line: a command of a group has both names", async () => {
  assertEquals((await invocation("pantry", "count")).command, "pantry count");
});

Deno.test("command line: an action cannot ask for what its table does not declare", async () => {
  const call = await invocation("cook");
  assertThrows(() => call.text("heet"), TypeError, "heet");
  assertThrows(() => call.flag("heat"), TypeError, "boolean");
});
